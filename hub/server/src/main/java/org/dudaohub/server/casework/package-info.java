/**
 * Every capability's use cases for people and programs: lists, dossiers, forms and the API, drawn from the domain's wording
 * so that a new command has its form and its address as soon as it exists.
 */
package org.dudaohub.server.casework;
