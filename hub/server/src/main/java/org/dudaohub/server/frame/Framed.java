package org.dudaohub.server.frame;

/** A controller whose pages stand in the console's frame. */
public interface Framed {}
