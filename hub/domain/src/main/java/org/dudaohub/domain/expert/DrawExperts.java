package org.dudaohub.domain.expert;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Reveals the seed and draws. Anybody can redo it, see {@link ReproducibleDraw}. */
@Wording("抽取专家")
@SentBy(Role.OFFICE)
public record DrawExperts(
        @Required @Wording("抽取编号") String draw,
        @Required @Wording("种子") String seed,
        @Required @Wording("抽取日期") LocalDate drawnOn)
        implements ExpertCommand {

    @Override
    public String stream() {
        return "expert-draw:" + draw;
    }
}
