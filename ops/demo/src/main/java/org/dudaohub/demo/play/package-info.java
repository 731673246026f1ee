/**
 * Plays the sample city from outside, as offices and schools would: over the nodes' HTTP API, with files in the watched
 * folder, and with the demo's door to the clocks. {@code Case} reads from top to bottom as what happens.
 */
package org.dudaohub.demo.play;
