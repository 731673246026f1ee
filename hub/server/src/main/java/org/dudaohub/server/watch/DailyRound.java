package org.dudaohub.server.watch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Outcome;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.dossier.Dossier;
import org.dudaohub.projections.dossier.DossierQuery;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.server.command.CommandDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks every case of this node that still waits for something each day what has become due; a case that fails is asked
 * again the next day.
 */
@Component
public class DailyRound {

    private static final Logger log = LoggerFactory.getLogger(DailyRound.class);

    private final DossierQuery dossiers;
    private final RegisterQuery register;
    private final InspectorQuestions inspectors;
    private final PrincipalQuestions principals;
    private final List<Review> reviews;
    private final CommandDesk desk;
    private final Clock clock;

    /** The day of the last round. Losing it costs a round too many, which changes nothing. */
    private LocalDate lastRound = LocalDate.MIN;

    DailyRound(
            DossierQuery dossiers,
            RegisterQuery register,
            InspectorQuestions inspectors,
            PrincipalQuestions principals,
            List<Review> reviews,
            CommandDesk desk,
            Clock clock) {
        this.dossiers = dossiers;
        this.register = register;
        this.inspectors = inspectors;
        this.principals = principals;
        this.reviews = reviews;
        this.desk = desk;
        this.clock = clock;
    }

    /** Makes the round, once a day; whoever moves the clock calls it too. */
    @Scheduled(
            fixedDelayString = "${dudao.deadline-watch.interval}",
            initialDelayString = "${dudao.deadline-watch.first-look}")
    public synchronized void look() {
        LocalDate today = LocalDate.now(clock);
        if (today.equals(lastRound)) {
            return;
        }
        DailyQuestions.capabilities()
                .forEach(capability -> askAll(capability, dossier -> DailyQuestions.about(dossier, today).stream()));
        askAll("inspector", dossier -> inspectors.about(dossier, today));
        askSchools(today);
        reviews.stream()
                .flatMap(review -> about(review, each -> each.questions(today).stream()))
                .forEach(this::ask);
        lastRound = today;
    }

    private void askAll(String capability, Function<Dossier, Stream<Command>> questions) {
        List<Dossier> part = List.of();
        do {
            String last = part.isEmpty() ? "" : part.getLast().id();
            part = dossiers.waiting(capability, DailyQuestions.titlesAtRest(), last, Paging.LARGEST);
            part.stream()
                    .flatMap(dossier -> about(dossier, questions))
                    .distinct()
                    .forEach(this::ask);
        } while (part.size() == Paging.LARGEST);
    }

    private void askSchools(LocalDate today) {
        Page.forEach(
                register::schools,
                school -> about(school, each -> principals.about(each, today).stream())
                        .forEach(this::ask));
    }

    /** What cannot be looked at, such as a term from before all rules, holds up nothing else. */
    private static <T> Stream<Command> about(T subject, Function<T, Stream<Command>> questions) {
        try {
            return questions.apply(subject).toList().stream();
        } catch (RuntimeException failure) {
            log.error("{} could not be asked about anything", subject, failure);
            return Stream.empty();
        }
    }

    private void ask(Command question) {
        try {
            switch (desk.sendAsSystem(question)) {
                case Outcome.Accepted accepted -> log.info("{} was due: {}", question, accepted.id());
                case Outcome.Unchanged _ -> log.trace("{}: nothing is due", question);
                case Outcome.Refused refused -> log.debug("{}: {} {}", question, refused.reason(), refused.message());
            }
        } catch (RuntimeException failure) {
            log.error("{} could not be asked", question, failure);
        }
    }
}
