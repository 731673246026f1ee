/**
 * The random draw 双随机 (row 11): which inspector goes to which school is decided by a seed to which the office commits
 * before anyone knows it, and anyone can draw again from what the event records.
 */
package org.dudaohub.domain.draw;
