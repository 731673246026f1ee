package org.dudaohub.server;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Hashes as they stand in a node's configuration. */
final class Passwords {

    private static final int LOWEST_STRENGTH = 4;

    private Passwords() {}

    static String hash(String password) {
        return "{bcrypt}" + new BCryptPasswordEncoder(LOWEST_STRENGTH).encode(password);
    }
}
