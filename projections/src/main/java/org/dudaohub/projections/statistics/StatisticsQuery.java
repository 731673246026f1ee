package org.dudaohub.projections.statistics;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Projections.exclude;

import com.mongodb.client.MongoCollection;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.conversions.Bson;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.ReadModelDatabase;
import org.springframework.stereotype.Component;

/** Answers what was counted. A query reads one small document for each school, however many events there were. */
@Component
public class StatisticsQuery {

    private static final String UNREGISTERED = "";
    private static final String UNREGISTERED_NAME = "未登记的学校";

    private final MongoCollection<SchoolTally> tallies;

    StatisticsQuery(ReadModelDatabase database) {
        this.tallies = database.collection(StatisticsProjection.SCHOOLS, SchoolTally.class);
    }

    /** Every division in which an organisation is registered, by its code; after them the unregistered schools, if any. */
    public List<DivisionStatistics> byDivision() {
        SortedMap<String, Counts> counts = new TreeMap<>();
        Map<String, List<SchoolTally>> offices = new HashMap<>();
        tallies.find().projection(exclude("months")).forEach(tally -> {
            counts.merge(divisionOf(tally), tally.counts(), Counts::plus);
            if (tally.isOffice()) {
                offices.computeIfAbsent(tally.division(), absent -> new ArrayList<>())
                        .add(tally);
            }
        });
        List<DivisionStatistics> rows = new ArrayList<>();
        Counts unregistered = counts.remove(UNREGISTERED);
        counts.forEach((division, sum) -> rows.add(
                new DivisionStatistics(division, name(division, offices.getOrDefault(division, List.of())), sum)));
        if (unregistered != null) {
            rows.add(new DivisionStatistics(UNREGISTERED, UNREGISTERED_NAME, unregistered));
        }
        return rows;
    }

    /** The sum over all divisions. */
    public Counts total() {
        return byDivision().stream().map(DivisionStatistics::counts).reduce(Counts.NONE, Counts::plus);
    }

    /** All divisions together, the months in order. */
    public List<MonthStatistics> byMonth() {
        return byMonth(empty());
    }

    /** One division, by its GB/T 2260 code, the months in order. */
    public List<MonthStatistics> byMonth(String division) {
        return byMonth(eq("division", division));
    }

    /** The organisations about which something was counted, by code. */
    public Page<SchoolStatistics> bySchool(Paging paging) {
        return Page.of(tallies, exists("total"), paging).map(StatisticsQuery::row);
    }

    /** The same for one division, by its GB/T 2260 code. */
    public Page<SchoolStatistics> bySchool(String division, Paging paging) {
        return Page.of(tallies, eq("division", division), paging).map(StatisticsQuery::row);
    }

    /** One school; empty where nothing is known about it. */
    public Optional<SchoolStatistics> school(String code) {
        return Optional.ofNullable(tallies.find(eq("_id", code)).first()).map(StatisticsQuery::row);
    }

    private List<MonthStatistics> byMonth(Bson filter) {
        SortedMap<String, Counts> counts = new TreeMap<>();
        tallies.find(filter).forEach(tally -> {
            if (tally.months() != null) {
                tally.months().forEach((month, sum) -> counts.merge(month, sum, Counts::plus));
            }
        });
        return counts.entrySet().stream()
                .map(month -> new MonthStatistics(YearMonth.parse(month.getKey()), month.getValue()))
                .toList();
    }

    private static SchoolStatistics row(SchoolTally tally) {
        return new SchoolStatistics(tally.code(), tally.name(), divisionOf(tally), tally.counts());
    }

    private static String divisionOf(SchoolTally tally) {
        return tally.division() == null ? UNREGISTERED : tally.division();
    }

    /** A division is named by its topmost office: the one whose parent is none of its other offices. */
    private static String name(String division, List<SchoolTally> offices) {
        List<String> codes = offices.stream().map(SchoolTally::code).toList();
        return offices.stream()
                .filter(office -> !codes.contains(office.parent()))
                .min((a, b) -> a.code().compareTo(b.code()))
                .map(SchoolTally::name)
                .orElse(division);
    }
}
