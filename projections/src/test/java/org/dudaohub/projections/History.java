package org.dudaohub.projections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.exchange.ExchangeEvent.AgreementConcluded;
import org.dudaohub.domain.exchange.ExchangeEvent.MessageRefused;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptIssued;
import org.dudaohub.domain.exchange.ExchangeEvent.ReceiptReceived;
import org.dudaohub.domain.exchange.Terms;
import org.dudaohub.domain.intake.IntakeEvent.FileImported;
import org.dudaohub.domain.intake.RejectedLine;
import org.dudaohub.domain.notice.NoticeEvent.NoticeFailed;
import org.dudaohub.domain.notice.NoticeEvent.NoticePosted;
import org.dudaohub.domain.notice.NoticeEvent.NoticeRead;
import org.dudaohub.domain.notice.NoticeEvent.NoticeSent;
import org.dudaohub.domain.organization.OrganizationEvent.PrincipalAppointed;
import org.dudaohub.domain.zone.ZoneEvent.InspectorPosted;
import org.dudaohub.domain.zone.ZoneEvent.SchoolAssignedToZone;
import org.dudaohub.domain.zone.ZoneEvent.ZoneEstablished;

/**
 * A random history of a node with peers, the same for the same seed: many cases side by side, each in its own order, and
 * schools that are registered before, between or after what happens to them, or never.
 */
final class History {

    static final List<String> DIVISIONS = List.of("990100", "990102", "990123");

    /** @param origin the peer that replicated it; null for an event of this node */
    record Step(Event event, String origin) {

        Map<String, ?> metadata() {
            return origin == null ? Node.own() : Node.from(origin, 1);
        }
    }

    private final Random random;
    private final List<List<Step>> strands = new ArrayList<>();

    private History(long seed) {
        this.random = new Random(seed);
    }

    static List<Step> of(long seed, int cases) {
        History history = new History(seed);
        for (int school = 0; school < 12; school++) {
            history.school("21990000%02d".formatted(school), school < 10);
        }
        for (int n = 0; n < cases; n++) {
            history.rectification(n);
        }
        history.exchange();
        history.imports();
        return history.interleaved();
    }

    private void school(String code, boolean registered) {
        if (registered) {
            String zone = "zone-" + code;
            strands.add(List.of(
                    new Step(Events.school(code, "学校" + code, pick(DIVISIONS)), null),
                    new Step(new PrincipalAppointed(code, "p" + code, "校长", new SealedText("p:x"), day()), null),
                    new Step(new ZoneEstablished(zone, zone, "office", day()), null),
                    new Step(new SchoolAssignedToZone(zone, code, day()), null),
                    new Step(new InspectorPosted(zone, "office", "i1", day()), null)));
        }
    }

    private void rectification(int n) {
        // Two nodes may use the same numbers.
        String visit = "v" + n / 2;
        String origin = n % 2 == 0 ? null : pick(List.of("qingdi", "shipu"));
        String school = "21990000%02d".formatted(random.nextInt(12));
        String id = visit + "-1";
        LocalDate day = day();
        List<Event> events = new ArrayList<>(List.of(Events.visit(visit, school, day)));
        if (random.nextInt(4) > 0) {
            events.add(Events.finding(visit, school, day));
            events.add(Events.ordered(visit, school, day, day.plusDays(5)));
            boolean open = true;
            while (open && random.nextInt(6) > 0) {
                if (random.nextInt(3) == 0) {
                    events.add(Events.overdue(id, school, day.plusDays(5)));
                    if (random.nextBoolean()) {
                        events.add(Events.interview(id, school, day.plusDays(random.nextInt(40))));
                    }
                }
                events.add(Events.reported(id, school, day.plusDays(3)));
                open = random.nextInt(3) == 0;
                events.add(
                        open
                                ? Events.returned(id, school, day.plusDays(6), day.plusDays(20))
                                : Events.accepted(id, school, day.plusDays(6)));
            }
            if (random.nextInt(3) == 0) {
                String notice = "n" + n;
                switch (random.nextInt(3)) {
                    case 0 -> events.add(new NoticeSent(notice, school, "p", "ORDERED", id, "wechat", "7", day));
                    case 1 ->
                        events.addAll(List.of(
                                new NoticeFailed(notice, school, "p", "ORDERED", id, "wechat", "43101", "拒收", day),
                                new NoticePosted(notice, school, "p", "ORDERED", id, "问题", day, "console", day)));
                    default ->
                        events.addAll(List.of(
                                new NoticePosted(notice, school, "p", "ORDERED", id, "问题", day, "console", day),
                                new NoticeRead(notice, school, id, day)));
                }
            }
        }
        strands.add(events.stream().map(event -> new Step(event, origin)).toList());
    }

    private void exchange() {
        List<Step> steps = new ArrayList<>();
        Terms terms = new Terms(Set.of("visit.VisitRecorded"), Set.of());
        for (int n = 0; n < 10; n++) {
            steps.add(new Step(
                    switch (random.nextInt(4)) {
                        case 0 ->
                            new AgreementConcluded(
                                    "office", "lanjiang", terms, terms, "key" + n, day(), null, null, null);
                        case 1 -> new ReceiptReceived("office", "lanjiang", n, "d", n, Instant.EPOCH, "s");
                        case 2 -> new ReceiptIssued("office", "qingdi", n, "d", n, Instant.EPOCH, "s");
                        default -> new MessageRefused("office", "qingdi", "m" + n, "d", "SIGNATURE", "签名无效", day());
                    },
                    null));
        }
        strands.add(steps);
    }

    private void imports() {
        List<RejectedLine> lines =
                List.of(new RejectedLine(2, Reason.MISSING, "缺少"), new RejectedLine(9, Reason.INVALID, "无效"));
        strands.add(List.of(
                new Step(new FileImported("f1", "一.csv", "p", "organizations", "office", 9, 0, lines, day()), null),
                new Step(new FileImported("f2", "二.csv", "p", "zones", "office", 9, 0, List.of(), day()), null)));
    }

    /** All strands at once, each in its own order. */
    private List<Step> interleaved() {
        List<Integer> order = new ArrayList<>();
        for (int strand = 0; strand < strands.size(); strand++) {
            order.addAll(Collections.nCopies(strands.get(strand).size(), strand));
        }
        Collections.shuffle(order, random);
        int[] next = new int[strands.size()];
        return order.stream()
                .map(strand -> strands.get(strand).get(next[strand]++))
                .toList();
    }

    private LocalDate day() {
        return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(180));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
