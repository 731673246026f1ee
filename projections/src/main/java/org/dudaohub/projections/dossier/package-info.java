/**
 * The dossiers 案卷: for every stream of every capability what it has come to and how, drawn from the events' own wording, so
 * that a new capability has its register and its history without a projection of its own.
 */
package org.dudaohub.projections.dossier;
