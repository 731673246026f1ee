package org.dudaohub.domain.rules;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** All rule profiles of a node. The longest matching jurisdiction wins, then the latest that is in force. */
public record RuleBook(List<RuleProfile> profiles) {

    private static final Comparator<RuleProfile> MOST_SPECIFIC = Comparator.<RuleProfile>comparingInt(
                    profile -> profile.jurisdiction().length())
            .thenComparing(RuleProfile::effectiveFrom);

    public RuleBook {
        profiles = List.copyOf(profiles);
    }

    /**
     * Reads profiles from JSON: a list of {@link RuleProfile}.
     *
     * @throws IOException if a document is not such a list
     */
    public static RuleBook read(Collection<InputStream> documents) throws IOException {
        var json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        List<RuleProfile> profiles = new ArrayList<>();
        for (InputStream document : documents) {
            profiles.addAll(List.of(json.readValue(document, RuleProfile[].class)));
        }
        return new RuleBook(profiles);
    }

    /**
     * @param division GB/T 2260 division code
     * @throws IllegalStateException if not even a national default was in force on that day: the node is set up wrongly
     */
    public RuleProfile profileFor(String division, LocalDate day) {
        return profiles.stream()
                .filter(profile -> division.startsWith(profile.jurisdiction()))
                .filter(profile -> !profile.effectiveFrom().isAfter(day))
                .max(MOST_SPECIFIC)
                .orElseThrow(() -> new IllegalStateException("no rule profile for " + division + " on " + day));
    }

    /** @throws IllegalStateException if a case names a profile that this node does not have */
    public RuleProfile profile(String id) {
        return profiles.stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no rule profile " + id));
    }
}
