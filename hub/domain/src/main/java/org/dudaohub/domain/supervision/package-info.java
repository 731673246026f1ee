/** What supervision looks at and how seriously it takes what it finds: the eight items and the four grades. */
package org.dudaohub.domain.supervision;
