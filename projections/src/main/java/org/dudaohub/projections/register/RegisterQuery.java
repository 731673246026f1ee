package org.dudaohub.projections.register;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.ReadModelDatabase;
import org.springframework.stereotype.Component;

/** Looks up what this node registered. Each list is in the order of its codes. */
@Component
public class RegisterQuery {

    /** A zone may name a school before the read model has its registration. */
    private static final Bson REGISTERED = exists("name");

    private final MongoCollection<RegisteredOrganization> organizations;
    private final MongoCollection<Document> names;
    private final MongoCollection<RegisteredInspector> inspectors;
    private final MongoCollection<RegisteredZone> zones;

    RegisterQuery(ReadModelDatabase database) {
        this.organizations = database.collection(RegisterProjection.ORGANIZATIONS, RegisteredOrganization.class);
        this.names = database.collection(RegisterProjection.ORGANIZATIONS, Document.class);
        this.inspectors = database.collection(RegisterProjection.INSPECTORS, RegisteredInspector.class);
        this.zones = database.collection(RegisterProjection.ZONES, RegisteredZone.class);
    }

    public Page<RegisteredOrganization> organizations(Paging paging) {
        return Page.of(organizations, REGISTERED, paging);
    }

    public Page<RegisteredOrganization> schools(Paging paging) {
        return Page.of(organizations, eq("school", true), paging);
    }

    /**
     * The schools whose name or code contains the words.
     *
     * @param words taken as they stand; empty finds every school
     */
    public Page<RegisteredOrganization> schoolsLike(String words, Paging paging) {
        if (words.isEmpty()) {
            return schools(paging);
        }
        String literally = Pattern.quote(words);
        return Page.of(
                organizations, and(eq("school", true), or(regex("name", literally), regex("_id", literally))), paging);
    }

    /** The schools of one division, by its GB/T 2260 code. */
    public Page<RegisteredOrganization> schools(String division, Paging paging) {
        return Page.of(organizations, and(eq("school", true), eq("division", division)), paging);
    }

    /** The schools that the office supervises itself and that were not closed. */
    public Page<RegisteredOrganization> openSchoolsOf(String office, Paging paging) {
        return Page.of(organizations, and(eq("school", true), eq("parent", office), eq("closedOn", null)), paging);
    }

    /** The codes of the offices right below that one that supervise schools themselves; only what was not closed counts. */
    public List<String> supervisingOfficesBelow(String office) {
        List<String> supervising = names.distinct("parent", and(eq("school", true), eq("closedOn", null)), String.class)
                .into(new ArrayList<>());
        return organizations
                .find(and(in("_id", supervising), eq("parent", office), eq("closedOn", null)))
                .map(RegisteredOrganization::code)
                .into(new ArrayList<>());
    }

    public Optional<RegisteredOrganization> organization(String code) {
        return Optional.ofNullable(
                organizations.find(and(eq("_id", code), REGISTERED)).first());
    }

    /** The names of the organisations with those codes, as far as they are registered. */
    public Map<String, String> names(Collection<String> codes) {
        Map<String, String> found = new HashMap<>();
        if (!codes.isEmpty()) {
            names.find(in("_id", codes))
                    .projection(Projections.include("name"))
                    .forEach(document -> found.put(document.getString("_id"), document.getString("name")));
            found.values().removeIf(name -> name == null);
        }
        return found;
    }

    public Page<RegisteredInspector> inspectors(Paging paging) {
        return Page.of(inspectors, REGISTERED, paging);
    }

    public Page<RegisteredZone> zones(Paging paging) {
        return Page.of(zones, REGISTERED, paging);
    }

    public Page<RegisteredZone> zonesOf(String office, Paging paging) {
        return Page.of(zones, eq("office", office), paging);
    }
}
