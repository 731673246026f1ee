package org.dudaohub.domain.rules;

import java.io.IOException;
import java.util.List;

/** The rule profiles that ship with the hub, for tests of what the law itself sets. */
public final class ShippedRules {

    private ShippedRules() {}

    public static RuleBook rules() {
        try (var national = RuleBook.class.getResourceAsStream("/rules/national.json");
                var local = RuleBook.class.getResourceAsStream("/rules/local.json");
                var calendar = RuleBook.class.getResourceAsStream("/rules/calendar-2026.json")) {
            return RuleBook.read(List.of(national, local, calendar));
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
