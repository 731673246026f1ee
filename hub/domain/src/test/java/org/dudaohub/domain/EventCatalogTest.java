package org.dudaohub.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventCatalogTest {

    /** The names stand in every ledger that was ever written: a line may be added to this file, none may be changed. */
    @Test
    void the_names_and_revisions_of_events_are_the_published_ones() throws Exception {
        List<String> published;
        try (var file = getClass().getResourceAsStream("/event-names.txt")) {
            published = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        assertThat(EventCatalog.byName().values().stream()
                        .map(type -> EventCatalog.nameOf(type) + " v" + EventCatalog.revisionOf(type))
                        .sorted())
                .containsExactlyElementsOf(published);
    }

    /** An accessor of that name would take the place of what the event says of itself. */
    @Test
    void no_field_of_an_event_is_called_like_what_an_event_says_of_its_dossier() {
        assertThat(EventCatalog.byName().values())
                .allSatisfy(type -> assertThat(type.getRecordComponents())
                        .extracting(RecordComponent::getName)
                        .doesNotContain("subcase", "settles"));
    }

    @Test
    void every_event_is_an_immutable_record() {
        assertThat(EventCatalog.byName().values()).isNotEmpty().allMatch(Class::isRecord);
    }
}
