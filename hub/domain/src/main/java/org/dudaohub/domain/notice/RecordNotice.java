package org.dudaohub.domain.notice;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Keeps what became of a notice; a second outcome for the same notice changes nothing. */
public record RecordNotice(String notice, NoticeEvent outcome) {

    @TargetAggregateIdentifier
    public String stream() {
        return "notice:" + notice;
    }
}
