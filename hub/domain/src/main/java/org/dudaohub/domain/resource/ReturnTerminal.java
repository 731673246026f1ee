package org.dudaohub.domain.resource;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Takes a terminal back. */
@Wording("收回移动终端")
@SentBy(Role.OFFICE)
public record ReturnTerminal(
        @Required @Wording("终端编号") String terminal,
        @Required @Wording("状况") String condition,
        @Required @Wording("收回日期") LocalDate returnedOn)
        implements ResourceCommand {

    @Override
    public String stream() {
        return "terminal:" + terminal;
    }
}
