package org.dudaohub.server.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.dudaohub.domain.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The logins of this node, from its configuration. */
@Validated
@ConfigurationProperties("dudao")
record UserProperties(@Valid List<User> users) {

    UserProperties {
        users = users == null ? List.of() : List.copyOf(users);
    }

    /** @param displayName the name that pages and the trail show; the login name where it is empty */
    record User(
            @NotBlank String name,
            @NotBlank String password,
            String displayName,
            @NotNull Role role,
            String organization) {

        @AssertTrue(message = "SCHOOL 账号必须设置 organization(学校标识码)")
        boolean isBoundToItsSchool() {
            return role != Role.SCHOOL || (organization != null && !organization.isBlank());
        }

        @AssertTrue(message = "password 必须是带编码标识的散列，如 {bcrypt}$2a$…")
        boolean isPasswordHashed() {
            return password == null || password.matches("\\{(?!noop)[\\w@.-]+}.+");
        }

        HubUser toUser(String office) {
            return new HubUser(
                    name,
                    password,
                    displayName == null || displayName.isBlank() ? name : displayName,
                    role,
                    organization == null || organization.isBlank() ? office : organization);
        }
    }
}
