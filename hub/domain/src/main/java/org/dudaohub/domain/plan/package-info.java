/** Annual plans 工作要点 (row 3). */
package org.dudaohub.domain.plan;
