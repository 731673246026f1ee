/**
 * The in-process server's storage: it keeps each document as one array of bytes instead of a tree of objects (ADR 7 of
 * projections).
 */
package org.dudaohub.projections.compact;
