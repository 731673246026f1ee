package org.dudaohub.domain.expert;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Enters somebody into the expert pool, or enters them anew with other fields.
 *
 * @param fields what the expert can be asked about, such as 学前教育
 */
@Wording("登记督导评估专家")
@SentBy(Role.OFFICE)
public record RegisterExpert(
        @Required @Wording("专家编号") String expert,
        @Required @Wording("姓名") String name,
        @Required @Wording("工作单位") String unit,
        @Wording("职称") String title,
        @Required @Wording("专业领域") List<String> fields,
        @Required @Wording("机构代码") String office,
        @Required @Wording("登记日期") LocalDate registeredOn)
        implements ExpertCommand {

    @Override
    public String stream() {
        return "expert:" + expert;
    }
}
