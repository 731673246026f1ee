package org.dudaohub.domain.zone;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Hangs an inspector's plate at a school's gate. It is there for the public, so nothing on it is sealed.
 *
 * @param phone the inspector's official number
 * @param photo where the photo is kept, or null
 * @param matters what the inspector looks at and may be told of
 */
@Wording("悬挂督学公示牌")
@SentBy(Role.OFFICE)
public record HangPlate(
        @Required @Wording("责任区编号") String zone,
        @Required @Wording("学校标识码") String school,
        @Required @Wording("督学编号") String inspector,
        @Required @Wording("公示电话") String phone,
        @Wording("照片") String photo,
        @Required @Wording("督导事项") String matters,
        @Required @Wording("悬挂日期") LocalDate hungOn)
        implements ZoneCommand {

    @Override
    public String stream() {
        return "zone:" + zone;
    }
}
