package org.dudaohub.server.watch;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dudaohub.connectors.peer.PeerProperties;
import org.dudaohub.connectors.peer.PeerProperties.Peer;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.bulletin.ReviewBulletinQuota;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.When;
import org.dudaohub.projections.dossier.Dossier;
import org.dudaohub.projections.dossier.DossierQuery;
import org.dudaohub.projections.dossier.DossierQuery.Criteria;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.server.node.NodeProperties;
import org.springframework.stereotype.Component;

/**
 * Asks whether enough bulletins were sent in the month and in the year that ended last: of this node's own office, of each
 * below it that supervises schools and has no node of its own, and of every other that sends its bulletins here.
 */
@Component
class BulletinQuotas implements Review {

    private final DossierQuery dossiers;
    private final RegisterQuery register;
    private final NodeProperties node;
    private final PeerProperties peers;

    BulletinQuotas(DossierQuery dossiers, RegisterQuery register, NodeProperties node, PeerProperties peers) {
        this.dossiers = dossiers;
        this.register = register;
        this.node = node;
        this.peers = peers;
    }

    @Override
    public List<Command> questions(LocalDate today) {
        YearMonth month = YearMonth.from(today).minusMonths(1);
        int year = today.getYear() - 1;
        Tally tally = new Tally(year, node.office());
        tally.offices.addAll(officesBelow());
        forEachBulletin(LocalDate.of(year, 1, 1), tally::count);
        List<Command> questions = new ArrayList<>();
        for (String office : tally.offices) {
            dossiers.byId(OrganizationRegister.streamOf(office)).ifPresent(registered -> {
                if (DailyQuestions.knownBefore(registered, month.atDay(1))) {
                    questions.add(new ReviewBulletinQuota(office, month.toString(), 0));
                }
                if (DailyQuestions.knownBefore(registered, LocalDate.of(year, 1, 1))) {
                    int below = tally.office.equals(office) ? tally.fromOthers : 0;
                    questions.add(new ReviewBulletinQuota(office, Integer.toString(year), below));
                }
            });
        }
        return questions;
    }

    private List<String> officesBelow() {
        Set<String> withNode = peers.peers().stream().map(Peer::office).collect(Collectors.toSet());
        return register.supervisingOfficesBelow(node.office()).stream()
                .filter(office -> !withNode.contains(office))
                .toList();
    }

    private void forEachBulletin(LocalDate since, Consumer<Dossier> action) {
        Criteria criteria = new Criteria("bulletin", null, null, new When(since, null, null, null));
        Page.forEach(paging -> dossiers.inOrder(criteria, paging), dossier -> {
            if (dossier.fields().containsKey("bulletin")) {
                action.accept(dossier);
            }
        });
    }

    /** Who owes or sends bulletins here, and how many the other offices sent in the year, here or on a node of their own. */
    private static final class Tally {

        private final int year;
        private final String office;
        private final Set<String> offices = new TreeSet<>();
        private int fromOthers;

        Tally(int year, String office) {
            this.year = year;
            this.office = office;
            offices.add(office);
        }

        void count(Dossier bulletin) {
            if (bulletin.originNode() == null) {
                offices.add(bulletin.organization());
            }
            if (bulletin.openedOn().getYear() == year
                    && !bulletin.organization().equals(office)) {
                fromOthers++;
            }
        }
    }
}
