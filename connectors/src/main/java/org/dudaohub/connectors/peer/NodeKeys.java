package org.dudaohub.connectors.peer;

/** The key with which this node signs now. */
record NodeKeys(NodeKey current) {}
