package org.dudaohub.connectors.intake;

/**
 * A file as it came.
 *
 * @param name the name that its sender gave it; only shown, never used as a path
 * @param partner who sent it: a partner's id, or the login name of whoever uploaded it
 */
public record IncomingFile(String name, FileKind kind, String partner, byte[] content) {}
