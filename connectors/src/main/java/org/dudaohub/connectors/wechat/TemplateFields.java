package org.dudaohub.connectors.wechat;

import java.time.format.DateTimeFormatter;
import java.util.List;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateData;

/**
 * The fields that every template of the account has: {@code thing1} what it is, {@code thing2} the matter, {@code time3} the
 * deadline, {@code character_string4} the case's number. WeChat refuses a field that breaks its type's rules (47003).
 */
final class TemplateFields {

    private static final int LONGEST_THING = 20;
    private static final int LONGEST_CHARACTER_STRING = 32;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");

    private TemplateFields() {}

    static List<WxMpTemplateData> of(DueNotice notice) {
        return List.of(
                new WxMpTemplateData("thing1", thing(notice.kind().title())),
                new WxMpTemplateData("thing2", thing(notice.matter())),
                new WxMpTemplateData("time3", DAY.format(notice.deadline())),
                new WxMpTemplateData("character_string4", characterString(notice.about())));
    }

    /** One line of at most 20 characters, never empty. */
    static String thing(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.isEmpty()) {
            return "见督导平台";
        }
        return line.codePointCount(0, line.length()) <= LONGEST_THING
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_THING - 1)) + "…";
    }

    /** At most 32 letters, digits and signs of ASCII. */
    static String characterString(String text) {
        String ascii = text.replaceAll("[^\\x21-\\x7e]+", "-");
        return ascii.substring(0, Math.min(ascii.length(), LONGEST_CHARACTER_STRING));
    }
}
