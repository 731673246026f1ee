package org.dudaohub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.ledger.Events.commit;
import static org.dudaohub.ledger.Events.event;
import static org.dudaohub.ledger.Events.events;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecentStreamsTest {

    private final RecentStreams recent = new RecentStreams();

    @Test
    void what_is_written_goes_on_where_the_stream_is_known() {
        recent.written(List.of(commit(0, events("s", 0, 1))));
        recent.written(List.of(commit(2, events("s", 2, 2))));

        assertThat(recent.find("s").lastSequence()).hasValue(2);
        assertThat(recent.find("s").from(0, 0, 10))
                .extracting(CommitRecord::position)
                .containsExactly(0L, 2L);
        assertThat(recent.find("s").from(0, 1, 10))
                .extracting(CommitRecord::position)
                .containsExactly(2L);
        assertThat(recent.find("s").from(3, 0, 10)).isEmpty();
    }

    @Test
    void a_stream_whose_beginning_is_not_known_is_not_known() {
        recent.written(List.of(commit(7, events("s", 3, 3))));

        assertThat(recent.find("s")).isNull();
    }

    @Test
    void that_there_is_no_such_stream_is_known_until_it_begins() {
        Object reading = recent.reading("s");
        recent.read("s", reading, RecentStreams.Known.of("s", List.of()));
        assertThat(recent.find("s").lastSequence()).isEmpty();

        recent.written(List.of(commit(0, events("s", 0, 0))));
        assertThat(recent.find("s").lastSequence()).hasValue(0);
    }

    @Test
    void a_stream_that_is_written_to_while_it_is_read_is_not_remembered_from_that_reading() {
        CommitRecord first = commit(0, events("s", 0, 0)).record();
        Object reading = recent.reading("s");
        recent.written(List.of(commit(1, events("s", 1, 1))));

        recent.read("s", reading, RecentStreams.Known.of("s", List.of(first)));

        assertThat(recent.find("s")).isNull();
    }

    @Test
    void it_keeps_the_streams_that_were_used_last_and_no_more_than_has_room() {
        int streams = 40_000;
        for (int i = 0; i < streams; i++) {
            recent.written(List.of(commit(i, List.of(event("s" + i, 0)))));
            recent.find("s0");
        }

        assertThat(recent.find("s0")).isNotNull();
        assertThat(recent.find("s1")).isNull();
        assertThat(recent.find("s" + (streams - 1))).isNotNull();
    }
}
