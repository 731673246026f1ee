package org.dudaohub.domain.publication;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Publishes what a demonstration school was rated, or how a unit did in a year's assessment.
 *
 * @param round of the demonstration rating; null for the yearly assessment, which has none
 */
@Wording("公开评定结果")
@SentBy(Role.OFFICE)
public record PublishRating(
        @Required @Wording("被督导单位代码") String school,
        @Wording("年度") int year,
        @Wording("批次（年度考核不填）") Integer round,
        @Required @Wording("公开载体") List<Channel> channels,
        @Required @Wording("公开标题") String title,
        @Wording("公开地址") String address,
        @Required @Wording("公开日期") LocalDate publishedOn)
        implements PublicationCommand {

    @Override
    public String stream() {
        return round == null
                ? "assessment:" + school + "/" + year
                : "demonstration:" + school + "/" + year + "-" + round;
    }
}
