package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.dudaohub.server.watch.DailyRound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the node finds out by itself when a day begins. */
class DailyRoundTest extends NodeTest {

    @Autowired
    private DailyRound round;

    @Test
    void an_office_that_sent_too_few_bulletins_in_the_month_that_ended_is_told_once() {
        clock.setTo(LocalDate.of(2026, 4, 10));
        office.post("/api/v1/commands/bulletin/SubmitBulletin", """
                {"bulletin": "XX-2026-04-1", "office": "%s", "title": "开学督导", "content": "内容", "portal": "省门户网",
                 "submittedOn": "2026-04-10"}
                """.formatted(Sample.OFFICE));
        settle();

        clock.setTo(LocalDate.of(2026, 4, 30));
        round.look();
        settle();
        assertThat(missed().status()).as("April is not over").isEqualTo(404);

        for (int day = 6; day <= 8; day++) {
            clock.setTo(LocalDate.of(2026, 5, day));
            round.look();
            settle();
        }
        assertThat(missed().json().path("summary").asText()).isEqualTo("2026-04应报送2条，实报1条");
        assertThat(missed().json().path("openedOn").asText()).isEqualTo("2026-05-01");
        assertThat(missed().json().path("events").asInt()).isEqualTo(1);
    }

    private Browser.Answer missed() {
        return office.get("/api/v1/cases?id=bulletins:%s:2026/2026-04".formatted(Sample.OFFICE));
    }
}
