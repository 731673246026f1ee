/** What supervision works with and what it collects: expenses, terminals, typical cases (row 28; seeds 000 §8 and §11, 001 §15, 004 五). */
package org.dudaohub.domain.resource;
