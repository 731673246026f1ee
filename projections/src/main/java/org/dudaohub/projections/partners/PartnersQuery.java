package org.dudaohub.projections.partners;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.ReadModelDatabase;
import org.springframework.stereotype.Component;

/** Finds payloads and deliveries. */
@Component
public class PartnersQuery {

    private static final Bson NEWEST_FIRST = Sorts.descending("position");

    private final MongoCollection<PayloadRow> payloads;
    private final MongoCollection<DeliveryRow> deliveries;

    PartnersQuery(ReadModelDatabase database) {
        this.payloads = database.collection(PartnersProjection.PAYLOADS, PayloadRow.class);
        this.deliveries = database.collection(PartnersProjection.DELIVERIES, DeliveryRow.class);
    }

    /**
     * Which are wanted; what is empty is not asked for.
     *
     * @param open only what somebody has to do something about
     * @param text a school's code, a case's number, or part of a file's name, of an id or of an explanation
     */
    public record Criteria(Optional<String> partner, boolean open, String text) {}

    public Page<PayloadRow> payloads(Criteria wanted, Paging paging) {
        Bson open = Filters.in(
                "state",
                Stream.of(PayloadState.values())
                        .filter(PayloadState::isOpen)
                        .map(Enum::name)
                        .toList());
        return Page.of(
                payloads,
                filter(wanted, open, List.of("_id", "fileName", "message", "keys", "explanation", "content")),
                NEWEST_FIRST,
                paging);
    }

    public Optional<PayloadRow> payload(String id) {
        return Optional.ofNullable(payloads.find(Filters.eq("_id", id)).first());
    }

    public Page<DeliveryRow> deliveries(Criteria wanted, Paging paging) {
        Bson open = Filters.in("state", DeliveryState.FAILED.name(), DeliveryState.REQUEUED.name());
        return Page.of(
                deliveries, filter(wanted, open, List.of("_id", "about", "explanation", "body")), NEWEST_FIRST, paging);
    }

    public Optional<DeliveryRow> delivery(String id) {
        return Optional.ofNullable(deliveries.find(Filters.eq("_id", id)).first());
    }

    private static Bson filter(Criteria wanted, Bson open, List<String> searched) {
        List<Bson> conditions = new ArrayList<>();
        wanted.partner().ifPresent(partner -> conditions.add(Filters.eq("partner", partner)));
        if (wanted.open()) {
            conditions.add(open);
        }
        if (!wanted.text().isBlank()) {
            String quoted = Pattern.quote(wanted.text().strip());
            conditions.add(Filters.or(
                    searched.stream().map(field -> Filters.regex(field, quoted)).toList()));
        }
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }
}
