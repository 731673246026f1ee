/**
 * What platforms send us 平台对接: each file once, each of its lines accepted or sent back with its reason, and what contradicts a
 * register until a person settles it (row 27).
 */
package org.dudaohub.domain.intake;
