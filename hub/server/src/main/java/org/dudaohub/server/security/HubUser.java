package org.dudaohub.server.security;

import java.util.Collection;
import java.util.List;
import org.dudaohub.domain.Role;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Someone who is logged in.
 *
 * @param password with the id of its encoding, such as {@code {bcrypt}$2a$…}
 * @param organization code of the organisation that the user acts for; a school user's school; null if none is set
 * @param inspector number in the inspector register; null for whoever is no inspector
 */
public record HubUser(
        String name, String password, String displayName, Role role, String organization, String inspector)
        implements UserDetails {

    /** Whether the user may see what concerns this school. */
    public boolean maySee(String school) {
        return role != Role.SCHOOL || organization.equals(school);
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
    }

    /** Without the password, which has no place in a log. */
    @Override
    public String toString() {
        return "HubUser[" + name + ", " + role + "]";
    }
}
