package org.dudaohub.server.workreport;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.accountability.AccountabilityEvent.InterviewHeld;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.rectification.RectificationEvent;
import org.dudaohub.domain.rules.CalendarSpan;
import org.dudaohub.domain.visit.VisitEvent;
import org.dudaohub.domain.visit.VisitEvent.VisitRecorded;
import org.dudaohub.domain.workreport.ReportDraft;
import org.dudaohub.projections.When;
import org.dudaohub.projections.dossier.Dossier;
import org.dudaohub.projections.dossier.DossierQuery;
import org.springframework.stereotype.Component;

/** Drafts reports from the events that this node recorded since the period began; nothing is recorded before it happened. */
@Component
public class ReportDrafts {

    private final EventStorageEngine ledger;
    private final OrganizationRegister register;
    private final InspectorRegister inspectors;
    private final DossierQuery dossiers;

    ReportDrafts(
            EventStorageEngine ledger,
            OrganizationRegister register,
            InspectorRegister inspectors,
            DossierQuery dossiers) {
        this.ledger = ledger;
        this.register = register;
        this.inspectors = inspectors;
        this.dossiers = dossiers;
    }

    /**
     * @param author number of an inspector, whose visits and what followed from them are told; anybody else, such as an
     *     office, tells of all visits
     * @param period {@code 2026-03} or {@code 2026}
     * @throws IllegalArgumentException if the period is none
     */
    public ReportDraft of(String author, String period) {
        LocalDate first = CalendarSpan.of(period)
                .orElseThrow(() -> new IllegalArgumentException("neither a month nor a year: " + period))
                .first();
        Set<String> signatures = inspectors
                .find(author)
                .map(entry -> inspectors.signaturesOf(entry.inspector()))
                .orElse(Set.of());
        Concern concern = new Concern(signatures);
        try (Stream<? extends EventMessage<?>> recorded = ledger.readEvents(
                ledger.createTokenAt(first.atStartOfDay(When.ZONE).toInstant()), false)) {
            return ReportDraft.of(
                    period,
                    recorded.filter(message -> !message.getMetaData().containsKey(Provenance.ORIGIN_NODE))
                            .map(EventMessage::getPayload)
                            .filter(Event.class::isInstance)
                            .map(Event.class::cast)
                            .filter(concern::covers),
                    register);
        }
    }

    /** Which events are the author's: those of the author's own visits, and of the cases that these opened. */
    private final class Concern {

        private final Set<String> signatures;
        private final Set<String> visits = new HashSet<>();
        private final Map<String, Boolean> cases = new HashMap<>();

        Concern(Set<String> signatures) {
            this.signatures = signatures;
        }

        boolean covers(Event event) {
            if (signatures.isEmpty()) {
                return true;
            }
            return switch (event) {
                case VisitRecorded visit -> {
                    if (visit.inspectors().stream().noneMatch(signatures::contains)) {
                        yield false;
                    }
                    yield visits.add(visit.visit());
                }
                case VisitEvent visit -> visits.contains(visit.visit());
                case RectificationEvent it -> cases.computeIfAbsent(it.rectification(), this::isTheAuthors);
                case InterviewHeld it -> cases.computeIfAbsent(it.rectification(), this::isTheAuthors);
                default -> false;
            };
        }

        /** A case may have come from a visit long before the period. */
        private boolean isTheAuthors(String rectification) {
            return dossiers.byId("rectification:" + rectification)
                    .map(opened -> opened.fields().getOrDefault("visit", ""))
                    .filter(visit -> visits.contains(visit)
                            || dossiers.byId("visit:" + visit)
                                    .filter(this::isSigned)
                                    .isPresent())
                    .isPresent();
        }

        private boolean isSigned(Dossier visit) {
            return List.of(visit.fields().getOrDefault("inspectors", "").split("、")).stream()
                    .anyMatch(signatures::contains);
        }
    }
}
