/** Zones 责任区 and posted supervision 挂牌督导: which schools a zone covers and which inspector answers for it (row 4). */
package org.dudaohub.domain.zone;
