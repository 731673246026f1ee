/** Kindergarten conduct 办园行为督导评估 (row 20; seed 003 §9): every kindergarten comes to be evaluated, the weak first. */
package org.dudaohub.server.kindergarten;
