/**
 * Kindergarten conduct 办园行为督导评估 (row 20; seed 003 §9): the kindergarten checks itself in five areas, the county scores
 * it; full coverage, the weak first.
 */
package org.dudaohub.domain.kindergarten;
