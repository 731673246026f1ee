package org.dudaohub.domain;

/** A command that a school may send, for itself only: {@code school} is the code of the school of whoever sends it. */
public interface SchoolCommand extends Command {

    String school();
}
