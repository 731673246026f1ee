/** The rectification cases, with what is to be done about them and until when. */
package org.dudaohub.projections.worklist;
