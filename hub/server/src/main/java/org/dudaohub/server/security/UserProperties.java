package org.dudaohub.server.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dudaohub.domain.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The logins of this node, from its configuration. */
@Validated
@ConfigurationProperties("dudao")
record UserProperties(@Valid List<User> users) {

    /** @throws IllegalArgumentException if two logins name the same inspector: nobody could tell which of them acted */
    UserProperties {
        users = users == null ? List.of() : List.copyOf(users);
        Map<String, String> loginOf = new HashMap<>();
        for (User user : users) {
            String other = user.isInspectorNamed() ? loginOf.put(user.inspector(), user.name()) : null;
            if (other != null) {
                throw new IllegalArgumentException("dudao.users 中账号 %s 与 %s 的 inspector（督学编号）都是 %s：一名督学只能有一个账号，请改正其中一个"
                        .formatted(other, user.name(), user.inspector()));
            }
        }
    }

    /**
     * @param displayName the name that pages and the trail show; the login name where it is empty
     * @param inspector number in the inspector register, of an inspector's login and of no other
     */
    record User(
            @NotBlank String name,
            @NotBlank String password,
            String displayName,
            @NotNull Role role,
            String organization,
            String inspector) {

        @AssertTrue(message = "SCHOOL 账号必须设置 organization(学校标识码)")
        boolean isBoundToItsSchool() {
            return role != Role.SCHOOL || (organization != null && !organization.isBlank());
        }

        @AssertTrue(message = "INSPECTOR 账号必须设置 inspector（本人在督学名册中的督学编号），如 inspector: \"DX99012301\"；其他账号不得设置")
        boolean isBoundToItsInspector() {
            return isInspectorNamed() == (role == Role.INSPECTOR);
        }

        private boolean isInspectorNamed() {
            return inspector != null && !inspector.isBlank();
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
                    organization == null || organization.isBlank() ? office : organization,
                    isInspectorNamed() ? inspector : null);
        }
    }
}
