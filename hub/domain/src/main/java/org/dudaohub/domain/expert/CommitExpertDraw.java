package org.dudaohub.domain.expert;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Fixes who may be drawn and commits to the seed before anybody sees it.
 *
 * @param field what all of them can be asked about; null or empty where any field will do
 * @param population numbers of the experts to draw from, all of them in the pool
 * @param excluded those who have to keep away, and why
 * @param count how many are drawn
 * @param commitment SHA-256 of the seed's UTF-8 bytes, 64 hexadecimal digits
 */
@Wording("确定专家抽取范围")
@SentBy(Role.OFFICE)
public record CommitExpertDraw(
        @Required @Wording("抽取编号") String draw,
        @Required @Wording("机构代码") String office,
        @Required @Wording("抽取用途") String purpose,
        @Wording("所需专业领域") String field,
        @Required @Wording("抽取范围") List<String> population,
        @Wording("回避专家") List<ExcludedExpert> excluded,
        @Wording("抽取人数") int count,
        @Required @Wording("种子承诺值") String commitment,
        @Required @Wording("确定日期") LocalDate committedOn)
        implements ExpertCommand {

    public CommitExpertDraw {
        field = field == null || field.isBlank() ? null : field;
        excluded = excluded == null ? List.of() : List.copyOf(excluded);
    }

    @Override
    public String stream() {
        return "expert-draw:" + draw;
    }
}
