package org.dudaohub.domain;

/** A value that people know by a Chinese word: the choices of forms, files and lists. */
public interface Labelled {

    String label();
}
