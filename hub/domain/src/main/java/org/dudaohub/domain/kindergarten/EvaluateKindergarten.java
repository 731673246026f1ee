package org.dudaohub.domain.kindergarten;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.inspector.ByInspectors;

/** The county scores the kindergarten after its self-check. */
@Wording("评估办园行为")
@SentBy({Role.OFFICE, Role.INSPECTOR})
public record EvaluateKindergarten(
        @Required @Wording("幼儿园标识码") String school,
        @Wording("年度") int year,
        @Required @Wording("评估人员") List<String> inspectors,
        @Required @Wording("评估得分") ConductScores scores,
        @Wording("存在不足") String shortcomings,
        @Required @Wording("评估日期") LocalDate evaluatedOn)
        implements KindergartenCommand, ByInspectors {

    @Override
    public List<String> actingInspectors() {
        return ByInspectors.together(inspectors);
    }
}
