package org.dudaohub.domain.draw;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Opens the seed to which the office committed, and draws. */
@Wording("执行随机抽取")
@SentBy(Role.OFFICE)
public record ExecuteDraw(
        @Required @Wording("抽取编号") String draw,
        @Required @Wording("种子") String seed,
        @Required @Wording("抽取日期") LocalDate drawnOn)
        implements DrawCommand {

    @Override
    public String stream() {
        return "draw:" + draw;
    }
}
