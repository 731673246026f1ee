package org.dudaohub.domain.special;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Gives schools notice of an inspection on one theme; each gets an inspection of its own, numbered {@code
 * <special>-<school>}.
 *
 * @param schools codes of the schools, each of which checks itself first
 * @param selfCheckBy last day of the self-checks
 */
@Wording("通知专项督导")
@SentBy(Role.OFFICE)
public record OpenSpecialInspection(
        @Required @Wording("专项督导编号") String special,
        @Required @Wording("督导机构代码") String office,
        @Required @Wording("专项主题") Theme theme,
        @Required @Wording("专项督导名称") String title,
        @Required @Wording("被督导单位代码") List<String> schools,
        @Required @Wording("督导组成员") List<String> team,
        @Required @Wording("自查期限") LocalDate selfCheckBy,
        @Required @Wording("通知日期") LocalDate noticedOn)
        implements SpecialCommand {

    @Override
    public String stream() {
        return "special:" + special;
    }
}
