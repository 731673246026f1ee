package org.dudaohub.domain.draw;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Fixes everything about a draw but its seed.
 *
 * @param count how many schools are drawn
 * @param commitment SHA-256 of the seed's UTF-8 bytes, hexadecimal: the office cannot change the seed afterwards
 */
@Wording("准备随机抽取")
@SentBy(Role.OFFICE)
public record PrepareDraw(
        @Required @Wording("抽取编号") String draw,
        @Required @Wording("机构代码") String office,
        @Required @Wording("抽取事由") String purpose,
        @Required @Wording("学校名录") List<String> schools,
        @Required @Wording("督学名录") List<String> inspectors,
        @Wording("回避") List<Recusal> recusals,
        @Wording("抽取学校数") int count,
        @Required @Wording("种子承诺（SHA-256）") String commitment,
        @Required @Wording("准备日期") LocalDate preparedOn)
        implements DrawCommand {

    public PrepareDraw {
        schools = schools == null ? List.of() : List.copyOf(schools);
        inspectors = inspectors == null ? List.of() : List.copyOf(inspectors);
        recusals = recusals == null ? List.of() : List.copyOf(recusals);
    }

    @Override
    public String stream() {
        return "draw:" + draw;
    }
}
