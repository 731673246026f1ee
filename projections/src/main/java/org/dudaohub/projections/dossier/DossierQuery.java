package org.dudaohub.projections.dossier;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.ReadModelDatabase;
import org.dudaohub.projections.When;
import org.springframework.stereotype.Component;

/** Finds dossiers. */
@Component
public class DossierQuery {

    private final MongoCollection<Document> dossiers;

    DossierQuery(ReadModelDatabase database) {
        this.dossiers = database.collection(DossierProjection.DOSSIERS, Document.class);
    }

    /**
     * Which dossiers are wanted; what is null is not asked for.
     *
     * @param organization code of the organisation that the case is about
     * @param text a part of the case's id, or of its status or summary
     * @param when finds the cases to which something happened then
     */
    public record Criteria(String capability, String organization, String text, When when) {

        public Criteria(String capability, String organization, String text) {
            this(capability, organization, text, When.EVER);
        }
    }

    /** The last recorded first. */
    public Page<Dossier> find(Criteria criteria, Paging paging) {
        return Page.of(dossiers, filter(criteria), Sorts.descending("position"), paging)
                .map(DossierQuery::dossier);
    }

    /**
     * This node's own dossiers of the capability whose last event has none of the titles, in the order of their ids.
     *
     * @param after id of the last dossier of the part before; empty for the first part. Dossiers may come and go between
     *     two parts without another being missed.
     */
    public List<Dossier> waiting(String capability, Set<String> titlesAtRest, String after, int limit) {
        Bson filter = Filters.and(
                Filters.eq("capability", capability),
                Filters.eq("originNode", null),
                Filters.nin("status", titlesAtRest),
                Filters.gt("_id", after));
        return dossiers.find(filter)
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .map(DossierQuery::dossier)
                .into(new ArrayList<>());
    }

    /** In the order of their ids, which does not change while somebody pages through. */
    public Page<Dossier> inOrder(Criteria criteria, Paging paging) {
        return Page.of(dossiers, filter(criteria), paging).map(DossierQuery::dossier);
    }

    /** This node's own dossiers of the capability in which the field has that value, in the order of their ids. */
    public Page<Dossier> withField(String capability, String field, String value, Paging paging) {
        Bson filter = Filters.and(
                Filters.eq("capability", capability),
                Filters.eq("fields." + field, value),
                Filters.eq("originNode", null));
        return Page.of(dossiers, filter, paging).map(DossierQuery::dossier);
    }

    public Optional<Dossier> byId(String id) {
        return Optional.ofNullable(dossiers.find(Filters.eq("_id", id)).first()).map(DossierQuery::dossier);
    }

    /** Whether there is a dossier with one of the ids. */
    public boolean anyOf(List<String> ids) {
        return dossiers.find(Filters.in("_id", ids)).first() != null;
    }

    /** How many dossiers the capability has. */
    public long count(String capability) {
        return dossiers.countDocuments(Filters.eq("capability", capability));
    }

    private static Bson filter(Criteria criteria) {
        List<Bson> conditions = new ArrayList<>();
        if (criteria.capability() != null) {
            conditions.add(Filters.eq("capability", criteria.capability()));
        }
        if (criteria.organization() != null) {
            conditions.add(Filters.eq("organization", criteria.organization()));
        }
        if (criteria.text() != null) {
            String quoted = Pattern.quote(criteria.text());
            conditions.add(Filters.or(
                    Filters.regex("_id", quoted), Filters.regex("status", quoted), Filters.regex("summary", quoted)));
        }
        if (!criteria.when().isEver()) {
            When when = criteria.when();
            List<Bson> sameEvent = new ArrayList<>();
            between("happened", when.happenedFrom(), when.happenedTo(), sameEvent);
            between("recorded", when.recordedFrom(), when.recordedTo(), sameEvent);
            conditions.add(Filters.elemMatch("days", Filters.and(sameEvent)));
        }
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }

    private static void between(String field, LocalDate from, LocalDate to, List<Bson> conditions) {
        if (from != null) {
            conditions.add(Filters.gte(field, from));
        }
        if (to != null) {
            conditions.add(Filters.lte(field, to));
        }
    }

    private static Dossier dossier(Document document) {
        Map<String, String> fields = new LinkedHashMap<>();
        document.get("fields", Document.class).forEach((name, value) -> fields.put(name, (String) value));
        return new Dossier(
                document.getString("_id"),
                document.getString("capability"),
                document.getString("stream"),
                document.getString("subcase"),
                document.getString("organization"),
                document.getString("status"),
                document.getString("summary"),
                day(document, "openedOn"),
                day(document, "changedOn"),
                document.getDate("firstRecordedAt").toInstant(),
                document.getDate("recordedAt").toInstant(),
                document.getLong("events"),
                document.getString("originNode"),
                fields);
    }

    private static LocalDate day(Document document, String field) {
        return document.getDate(field).toInstant().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
