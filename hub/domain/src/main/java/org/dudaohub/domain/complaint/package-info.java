/**
 * Complaints 举报投诉 (row 16): received, verified, closed within the days of 信访工作条例. Who complained is sealed, never shown
 * to the accused, and can be erased.
 */
package org.dudaohub.domain.complaint;
