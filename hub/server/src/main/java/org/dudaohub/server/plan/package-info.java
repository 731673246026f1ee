/** How far a plan has come: the tasks that were allocated from it, month by month. */
package org.dudaohub.server.plan;
