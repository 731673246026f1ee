package org.dudaohub.simulators.wechat;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What WeChat lets stand in a template's field; the field's name begins with its type, as in {@code thing1}. */
final class FieldRules {

    private static final Predicate<String> DATE = Pattern.compile(
                    "(\\d{4}年\\d{1,2}月\\d{1,2}日|\\d{4}-\\d{1,2}-\\d{1,2})( \\d{1,2}:\\d{2}(:\\d{2})?)?")
            .asMatchPredicate();
    private static final Predicate<String> CHARACTER_STRING =
            Pattern.compile("[\\x20-\\x7e]{1,32}").asMatchPredicate();
    private static final int LONGEST_THING = 20;

    private FieldRules() {}

    static boolean allow(String name, TemplateMessage.Field field) {
        if (field == null || field.value() == null || field.value().isEmpty()) {
            return false;
        }
        String value = field.value();
        if (name.startsWith("character_string")) {
            return CHARACTER_STRING.test(value);
        }
        if (name.startsWith("time") || name.startsWith("date")) {
            return DATE.test(value);
        }
        return value.codePointCount(0, value.length()) <= LONGEST_THING
                && value.chars().noneMatch(c -> c == '\n' || c == '\r');
    }
}
