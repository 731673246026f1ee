/** Government appraisal 督政 (row 17): a government evaluates itself, its superior appraises it, once a year. */
package org.dudaohub.domain.appraisal;
