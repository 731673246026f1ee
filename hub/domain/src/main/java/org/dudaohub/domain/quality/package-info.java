/** Quality monitoring 质量监测 (row 19; seed 003 §16): a third party's result is rectified under a named person. */
package org.dudaohub.domain.quality;
