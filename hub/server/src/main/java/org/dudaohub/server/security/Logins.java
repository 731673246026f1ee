package org.dudaohub.server.security;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Finds users by login name. */
class Logins implements UserDetailsService {

    private final Map<String, HubUser> byName;

    /** @throws IllegalStateException if two users have the same name */
    Logins(List<HubUser> users) {
        this.byName = users.stream().collect(Collectors.toUnmodifiableMap(HubUser::name, Function.identity()));
    }

    @Override
    public HubUser loadUserByUsername(String name) {
        HubUser user = byName.get(name);
        if (user == null) {
            throw new UsernameNotFoundException("no user " + name);
        }
        return user;
    }
}
