/** Bulletins 信息报送 to the superior portal, with quotas by month and year (row 22; seed 001 §11). */
package org.dudaohub.domain.bulletin;
