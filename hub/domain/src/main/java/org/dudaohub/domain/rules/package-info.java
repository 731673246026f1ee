/** Rule profiles: deadlines that differ by jurisdiction and year are data with a day from which they hold, never code. */
package org.dudaohub.domain.rules;
