package org.dudaohub.server.rectification;

import java.time.Clock;
import java.time.LocalDate;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.rectification.DeclareOverdue;
import org.dudaohub.projections.worklist.WorklistQuery;
import org.dudaohub.projections.worklist.WorklistRow;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.command.CommandTimeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks every case whose deadline has passed whether it is overdue. It remembers nothing: which cases to ask stands in
 * the worklist, and a case that is asked twice answers that nothing changed.
 */
@Component
public class DeadlineWatch {

    private static final Logger log = LoggerFactory.getLogger(DeadlineWatch.class);
    private static final int MOST_AT_ONCE = 1_000;

    private final WorklistQuery worklist;
    private final CommandDesk desk;
    private final Clock clock;

    DeadlineWatch(WorklistQuery worklist, CommandDesk desk, Clock clock) {
        this.worklist = worklist;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * Looks once; whoever moves the clock calls it too. A case that fails is left for the next look.
     *
     * @throws CommandTimeout if the node does not get on, so that the other cases would only wait too
     */
    @Scheduled(
            fixedDelayString = "${dudao.deadline-watch.interval}",
            initialDelayString = "${dudao.deadline-watch.first-look}")
    public void look() {
        worklist.forEachDueBefore(LocalDate.now(clock), MOST_AT_ONCE, this::declare);
    }

    private void declare(WorklistRow due) {
        try {
            switch (desk.sendAsSystem(new DeclareOverdue(due.rectification()))) {
                case Outcome.Accepted(String id) -> log.info("case {} is overdue since {}", id, due.deadline());
                case Outcome.Unchanged _ -> log.debug("case {} was dealt with before", due.rectification());
                case Outcome.Refused(var reason, var message) ->
                    log.warn("case {} can't be declared overdue: {} {}", due.rectification(), reason, message);
            }
        } catch (CommandTimeout timeout) {
            throw timeout;
        } catch (RuntimeException e) {
            log.error("case {} could not be asked about its deadline", due.rectification(), e);
        }
    }
}
