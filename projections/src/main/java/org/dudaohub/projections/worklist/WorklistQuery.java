package org.dudaohub.projections.worklist;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.conversions.Bson;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.ReadModelDatabase;
import org.dudaohub.projections.register.RegisterQuery;
import org.springframework.stereotype.Component;

/** Looks up rectification cases. */
@Component
public class WorklistQuery {

    private static final Bson BY_DEADLINE = Sorts.ascending("deadline", "_id");
    private static final List<CaseState> WAITING_FOR_THE_SCHOOL = List.of(CaseState.ORDERED, CaseState.RETURNED);

    private final MongoCollection<WorklistRow> cases;
    private final RegisterQuery register;

    WorklistQuery(ReadModelDatabase database, RegisterQuery register) {
        this.cases = database.collection(WorklistProjection.CASES, WorklistRow.class);
        this.register = register;
    }

    /**
     * The cases of a school in a state, the earliest deadline first.
     *
     * @param school empty for every school
     * @param state empty for every state
     */
    public Page<WorklistRow> find(Optional<String> school, Optional<CaseState> state, Paging paging) {
        Bson ofSchool = school.map(code -> eq("school", code)).orElse(empty());
        Bson inState = state.map(wanted -> eq("state", wanted)).orElse(empty());
        Page<WorklistRow> page = Page.of(cases, and(ofSchool, inState), BY_DEADLINE, paging);
        Map<String, String> names = register.names(
                page.items().stream().map(WorklistRow::school).distinct().toList());
        return page.map(row -> row.named(names.get(row.school())));
    }

    /** This node's own case with that id. */
    public Optional<WorklistRow> find(String rectification) {
        return Optional.ofNullable(cases.find(eq("_id", rectification)).first())
                .map(row -> row.named(register.names(List.of(row.school())).get(row.school())));
    }

    /**
     * Hands over this node's own cases whose deadline is before that day and about which the school has neither reported
     * nor been declared overdue, the earliest deadline first, without holding them all in memory. The school's name is
     * left out.
     *
     * @param limit how many at most; the rest comes when these have been dealt with
     */
    public void forEachDueBefore(LocalDate day, int limit, Consumer<WorklistRow> action) {
        Bson due = and(eq("here", true), in("state", WAITING_FOR_THE_SCHOOL), lt("deadline", day));
        cases.find(due).sort(BY_DEADLINE).limit(limit).batchSize(100).forEach(action);
    }
}
