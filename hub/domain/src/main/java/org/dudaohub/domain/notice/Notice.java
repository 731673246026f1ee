package org.dudaohub.domain.notice;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;

import java.time.Clock;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.notice.NoticeEvent.NoticeFailed;
import org.dudaohub.domain.notice.NoticeEvent.NoticePosted;
import org.dudaohub.domain.notice.NoticeEvent.NoticeRead;
import org.dudaohub.domain.notice.NoticeEvent.NoticeSent;

/** A notice: its one outcome on WeChat, and where that did not do, its stay in the school's inbox. */
public class Notice {

    /** The school's inbox. */
    static final String CONSOLE = "console";

    @AggregateIdentifier
    private String stream;

    private boolean settled;
    private boolean delivered;
    private NoticePosted posted;
    private boolean read;

    Notice() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RecordNotice command) {
        if (settled || posted != null) {
            return Outcome.unchanged(command.notice());
        }
        apply(command.outcome());
        return Outcome.accepted(command.notice());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(PostNotice command, Clock clock) {
        if (delivered || posted != null) {
            return Outcome.unchanged(command.notice());
        }
        return firstRefusal(
                        present("通知编号", command.notice()),
                        present("学校标识码", command.school()),
                        present("通知种类", command.kind()),
                        present("事项", command.about()))
                .orElseGet(() -> {
                    apply(new NoticePosted(
                            command.notice(),
                            command.school(),
                            command.person(),
                            command.kind(),
                            command.about(),
                            command.matter(),
                            command.deadline(),
                            CONSOLE,
                            LocalDate.now(clock)));
                    return Outcome.accepted(command.notice());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ReadNotice command, Clock clock) {
        return firstRefusal(
                        () -> refuseIf(posted == null, Reason.UNKNOWN_CASE, "没有站内通知%s".formatted(command.notice())),
                        () -> refuseIf(!posted.school().equals(command.school()), Reason.NOT_PERMITTED, "只能阅读本校的通知"))
                .orElseGet(() -> {
                    if (read) {
                        return Outcome.unchanged(command.notice());
                    }
                    apply(new NoticeRead(command.notice(), command.school(), posted.about(), LocalDate.now(clock)));
                    return Outcome.accepted(command.notice());
                });
    }

    @EventSourcingHandler
    void on(NoticeSent event) {
        stream = "notice:" + event.notice();
        settled = true;
        delivered = true;
    }

    @EventSourcingHandler
    void on(NoticeFailed event) {
        stream = "notice:" + event.notice();
        settled = true;
    }

    @EventSourcingHandler
    void on(NoticePosted event) {
        stream = "notice:" + event.notice();
        posted = event;
    }

    @EventSourcingHandler
    void on(NoticeRead event) {
        read = true;
    }
}
