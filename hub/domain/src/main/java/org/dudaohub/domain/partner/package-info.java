/**
 * Platforms that send us data and get ours 平台接入 (row 27): who they are and how they are reached, what became of each payload
 * that came from them, and of each delivery to them. How a platform is spoken to is the connectors' affair: here a
 * declaration is a text.
 */
package org.dudaohub.domain.partner;
