/**
 * The processes of the demo: a node of the hub with a door to its clock, which a production node has not, and the WeChat
 * simulator. Each lives as long as its standard input is open, so that none outlives the player.
 */
package org.dudaohub.demo.node;
