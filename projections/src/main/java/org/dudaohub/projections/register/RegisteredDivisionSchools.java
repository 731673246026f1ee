package org.dudaohub.projections.register;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.dudaohub.domain.organization.DivisionSchools;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.projections.ReadModelDatabase;
import org.springframework.stereotype.Component;

/** Finds a division's schools in the read model, and what they are in the ledger. */
@Component
class RegisteredDivisionSchools implements DivisionSchools {

    private final MongoCollection<Document> organizations;
    private final OrganizationRegister register;

    RegisteredDivisionSchools(ReadModelDatabase database, OrganizationRegister register) {
        this.organizations = database.collection(RegisterProjection.ORGANIZATIONS, Document.class);
        this.register = register;
    }

    @Override
    public List<OrganizationRegister.Entry> on(String division, LocalDate day) {
        List<OrganizationRegister.Entry> schools = new ArrayList<>();
        organizations
                .find(and(
                        eq("school", true),
                        eq("division", division),
                        lte("registeredOn", day),
                        or(eq("closedOn", null), gt("closedOn", day))))
                .projection(Projections.include("_id"))
                .forEach(school -> register.find(school.getString("_id")).ifPresent(schools::add));
        return schools;
    }
}
