package org.dudaohub.domain.bulletin;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.dudaohub.domain.Checks.firstRefusal;
import static org.dudaohub.domain.Checks.notInFuture;
import static org.dudaohub.domain.Checks.present;
import static org.dudaohub.domain.Checks.refuseIf;
import static org.dudaohub.domain.Checks.repeated;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.bulletin.BulletinEvent.BulletinQuotaMissed;
import org.dudaohub.domain.bulletin.BulletinEvent.BulletinSubmitted;
import org.dudaohub.domain.organization.DivisionCode;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rules.CalendarSpan;
import org.dudaohub.domain.rules.NumberRule;
import org.dudaohub.domain.rules.RuleBook;
import org.dudaohub.domain.rules.RuleProfile;

/** The bulletins of one office in one year. */
public class BulletinYear {

    private static final int YEAR_DIGITS = 4;

    @AggregateIdentifier
    private String stream;

    private final Map<String, BulletinSubmitted> bulletins = new HashMap<>();
    private final Set<String> missed = new HashSet<>();

    BulletinYear() {}

    static String streamOf(String office, Integer year) {
        return "bulletins:" + office + ":" + year;
    }

    /** @param period begins with the year */
    static String streamOf(String office, String period) {
        return "bulletins:" + office + ":"
                + (period == null ? "" : period.substring(0, Math.min(YEAR_DIGITS, period.length())));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(SubmitBulletin command, OrganizationRegister register, Clock clock) {
        var event = new BulletinSubmitted(
                command.bulletin(),
                command.office(),
                command.title(),
                command.content(),
                command.portal(),
                command.submittedOn());
        return firstRefusal(
                        present("信息编号", command.bulletin()),
                        present("机构代码", command.office()),
                        present("标题", command.title()),
                        present("内容", command.content()),
                        present("报送平台", command.portal()),
                        present("报送日期", command.submittedOn()),
                        () -> repeated("信息", command.bulletin(), bulletins.get(command.bulletin()), event),
                        notInFuture("报送日期", command.submittedOn(), clock),
                        registered(command.office(), register))
                .orElseGet(() -> {
                    apply(event);
                    return Outcome.accepted(command.bulletin());
                });
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ReviewBulletinQuota command, OrganizationRegister register, RuleBook rules, Clock clock) {
        return firstRefusal(
                        present("机构代码", command.office()),
                        () -> refuseIf(
                                CalendarSpan.of(command.period()).isEmpty(),
                                Reason.INVALID,
                                "期间“%s”应如2026-03或2026".formatted(command.period())),
                        () -> refuseIf(command.fromBelow() < 0, Reason.INVALID, "下级报送条数不能为负"),
                        registered(command.office(), register))
                .orElseGet(() -> {
                    CalendarSpan span = CalendarSpan.of(command.period()).orElseThrow();
                    String division =
                            register.find(command.office()).orElseThrow().division();
                    RuleProfile profile = rules.profileFor(division, span.last());
                    int required = required(span, division, profile);
                    int submitted = submittedIn(span) + (span.isYear() ? command.fromBelow() : 0);
                    boolean over = LocalDate.now(clock).isAfter(span.last());
                    if (!over || submitted >= required || missed.contains(command.period())) {
                        return Outcome.unchanged(command.office());
                    }
                    apply(new BulletinQuotaMissed(
                            command.office(),
                            command.period(),
                            required,
                            submitted,
                            profile.id(),
                            span.last().plusDays(1)));
                    return Outcome.accepted(command.office());
                });
    }

    /** A city is measured by the year, everything within it by the month. */
    private static int required(CalendarSpan span, String division, RuleProfile profile) {
        boolean city = DivisionCode.of(division).filter(DivisionCode::isCity).isPresent();
        if (span.isYear()) {
            return city ? profile.number(NumberRule.BULLETINS_PER_YEAR) : 0;
        }
        return city ? 0 : profile.number(NumberRule.BULLETINS_PER_MONTH);
    }

    private int submittedIn(CalendarSpan span) {
        return (int) bulletins.values().stream()
                .filter(bulletin -> span.contains(bulletin.happenedOn()))
                .count();
    }

    private static Supplier<Optional<Outcome>> registered(String office, OrganizationRegister register) {
        return () ->
                refuseIf(register.open(office).isEmpty(), Reason.UNKNOWN_ORGANIZATION, "机构%s未登记或已撤销".formatted(office));
    }

    @EventSourcingHandler
    void on(BulletinSubmitted event) {
        stream = streamOf(event.office(), event.happenedOn().getYear());
        bulletins.put(event.bulletin(), event);
    }

    @EventSourcingHandler
    void on(BulletinQuotaMissed event) {
        stream = streamOf(event.office(), event.period());
        missed.add(event.period());
    }
}
