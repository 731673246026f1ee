package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Where WeChat does not reach the principal, the school finds its notices on the console, and the office sees who has. */
class InboxOfASchoolTest extends NodeTest {

    @Test
    void the_school_reads_what_was_posted_to_it_and_the_office_sees_that() {
        String notice = noticeAbout("BOX-1");
        Browser school = as("school-1");
        school.logIn();
        assertThat(school.open("/schools/" + Sample.SCHOOL).text())
                .contains("本校通知", "未阅", "整改通知", "BOX-1-1", "食品留样标签不全", "期限 2026-03-20");
        office.logIn();
        assertThat(office.open("/notices").text()).contains("已转站内", "学校未阅");
        assertThat(office.open("/schools/" + Sample.SCHOOL).text())
                .contains("本校通知")
                .doesNotContain("/read\"");
        long read = summary("read");

        school.submit("/schools/" + Sample.SCHOOL, "/notices/" + notice + "/read", "");

        assertThat(school.open("/schools/" + Sample.SCHOOL).text()).contains("通知已阅");
        settle();
        assertThat(row(notice).path("readAt").asText()).isNotEmpty();
        assertThat(summary("read")).isEqualTo(read + 1);
        assertThat(office.open("/notices").text()).contains("学校已阅");
        assertThat(office.open("/schools/" + Sample.SCHOOL).text()).contains("学校已阅站内通知（BOX-1-1）");
    }

    @Test
    void nobody_but_the_school_reads_its_notice() {
        String notice = noticeAbout("BOX-2");

        assertThat(as("school-2")
                        .post("/api/v1/commands/notice/ReadNotice", reading(notice, Sample.SCHOOL))
                        .code())
                .isEqualTo("NOT_PERMITTED");
        assertThat(as("school-2")
                        .post("/api/v1/commands/notice/ReadNotice", reading(notice, Sample.OTHER_SCHOOL))
                        .code())
                .isEqualTo("NOT_PERMITTED");
        assertThat(office.post("/api/v1/commands/notice/ReadNotice", reading(notice, Sample.SCHOOL))
                        .code())
                .isEqualTo("NOT_PERMITTED");
        office.logIn();
        assertThat(office.submit("/ledger", "/notices/" + notice + "/read", "").status())
                .isEqualTo(403);
        Browser other = as("school-2");
        other.logIn();
        other.submit("/cases", "/notices/" + notice + "/read", "");
        assertThat(other.open("/schools/" + Sample.OTHER_SCHOOL).text()).contains("只能阅读本校的通知");
        settle();
        assertThat(row(notice).path("readAt").isNull()).isTrue();
    }

    private static String reading(String notice, String school) {
        return """
                {"notice": "%s", "school": "%s"}""".formatted(notice, school);
    }

    /** Raises a finding at the first school and waits until the notice of it is posted. */
    private String noticeAbout(String visit) {
        inspector.post("/api/v1/inspection-forms", Sample.form(visit, Sample.SCHOOL));
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> StreamSupport.stream(
                                        office.get("/api/v1/notices").json().spliterator(), false)
                                .filter(row -> row.path("about").asText().equals(visit + "-1"))
                                .filter(row -> row.path("kind").asText().equals("RECTIFICATION_ORDERED"))
                                .map(row -> row.path("notice").asText())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    private JsonNode row(String notice) {
        return StreamSupport.stream(office.get("/api/v1/notices").json().spliterator(), false)
                .filter(row -> row.path("notice").asText().equals(notice))
                .findFirst()
                .orElseThrow();
    }

    private long summary(String what) {
        return office.get("/api/v1/notices/summary").json().path(what).asLong();
    }
}
