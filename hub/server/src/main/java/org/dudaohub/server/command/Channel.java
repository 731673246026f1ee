package org.dudaohub.server.command;

/** Through which door of the node a person came. */
public enum Channel {
    API,
    CONSOLE;

    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
