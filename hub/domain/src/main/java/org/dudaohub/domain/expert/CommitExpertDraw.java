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
 * @param population numbers of the experts to draw from
 * @param excluded numbers of those who have to keep away, with the reason on file
 * @param count how many are drawn
 * @param commitment SHA-256 of the seed's UTF-8 bytes, 64 hexadecimal digits
 */
@Wording("确定专家抽取范围")
@SentBy(Role.OFFICE)
public record CommitExpertDraw(
        @Required @Wording("抽取编号") String draw,
        @Required @Wording("机构代码") String office,
        @Required @Wording("抽取用途") String purpose,
        @Required @Wording("抽取范围") List<String> population,
        @Wording("回避专家") List<String> excluded,
        @Wording("抽取人数") int count,
        @Required @Wording("种子承诺值") String commitment,
        @Required @Wording("确定日期") LocalDate committedOn)
        implements ExpertCommand {

    @Override
    public String stream() {
        return "expert-draw:" + draw;
    }
}
