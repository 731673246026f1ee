package org.dudaohub.server.problem;

/** Which requests come from programs and get problem details, and which from people and get pages. */
final class Doors {

    private Doors() {}

    static boolean isMachine(String path) {
        return path.startsWith("/api/") || path.startsWith("/peer/") || path.startsWith("/demo/");
    }
}
