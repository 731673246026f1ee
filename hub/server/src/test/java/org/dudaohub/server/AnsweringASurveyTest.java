package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.dudaohub.domain.survey.SurveyEvent.BallotsHandedOut;
import org.dudaohub.domain.survey.SurveyEvent.SurveyAnswered;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Parents answer without a login, once each, and nobody can tell who did. */
@TestPropertySource(properties = "dudao.survey.answers-per-address=30")
class AnsweringASurveyTest extends NodeTest {

    private static final Pattern BALLOT = Pattern.compile("name=\"ballot\" value=\"([^\"]+)\"");
    private static final String SECRET = "a secret that is long enough";

    @Autowired
    private EventStore events;

    @Autowired
    private ObjectMapper json;

    @Test
    void everything_about_answering() throws Exception {
        open("SUR-1", "OPEN");

        an_answer_counts_once_and_the_ledger_knows_nobody();
        what_makes_no_sense_is_refused_with_a_sentence();
        the_page_is_answered_without_a_cookie();
        a_login_that_is_sent_along_is_not_looked_at();
        after_too_many_answers_an_address_has_to_wait();
        what_is_closed_takes_no_more();
    }

    @Test
    void an_office_hands_out_ballots_and_only_they_are_answered_with_once_each() throws Exception {
        open("SUR-2", "BALLOT");
        String wanted = """
                {"batch": "一(1)班", "count": 3}""";
        assertThat(inspector.post("/api/v1/surveys/SUR-2/ballots", wanted).status())
                .isEqualTo(403);
        Browser.Answer handedOut = office.post("/api/v1/surveys/SUR-2/ballots", wanted);
        assertThat(handedOut.status()).isEqualTo(200);
        List<String> ballots = new ArrayList<>();
        handedOut.json().path("ballots").forEach(ballot -> ballots.add(ballot.asText()));
        assertThat(ballots)
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allMatch(ballot -> ballot.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"));
        assertThat(office.post("/api/v1/surveys/SUR-2/ballots", wanted))
                .as("the batch was handed out")
                .returns(422, Browser.Answer::status)
                .returns("CONFLICTING_RECORD", Browser.Answer::code);

        String address = "/api/v1/surveys/SUR-2/answers";
        assertThat(stranger.post(address, answer(SECRET, "1, 1")).code()).isEqualTo("NOT_PERMITTED");
        assertThat(stranger.post(address, answer(ballots.getFirst(), "1, 1")).status())
                .isEqualTo(200);
        assertThat(stranger.post(address, answer(ballots.getFirst(), "2, 1")).code())
                .isEqualTo("CONFLICTING_RECORD");

        Browser.Answer page = stranger.open("/surveys/SUR-2?ballot=" + ballots.get(1));
        assertThat(ballotOf(page)).isEqualTo(ballots.get(1));
        String typed = ballots.get(1).toLowerCase(Locale.ROOT).replace('-', ' ');
        assertThat(stranger.submitWithoutToken(
                                "/surveys/SUR-2",
                                "ballot=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + "&q0=1&q1=2")
                        .header("Location"))
                .endsWith("/surveys/SUR-2?answered");
        assertThat(answers("SUR-2")).hasSize(2);
        for (var event : events.readEvents("survey:SUR-2").asStream().toList()) {
            assertThat(json.writeValueAsString(event.getPayload()) + event.getMetaData())
                    .doesNotContain(ballots);
        }
    }

    @Test
    void ballots_are_printed_or_written_into_a_workbook_once() throws Exception {
        open("SUR-3", "BALLOT");
        office.logIn();
        assertThat(office.open("/cases/survey/case?id=survey:SUR-3").text()).contains("发放作答票");
        String form = "/ballots?survey=SUR-3";
        Browser.Answer printed = office.submit(form, "/ballots", "survey=SUR-3&batch=A&count=2");
        assertThat(printed.status()).isEqualTo(200);
        assertThat(printed.header("Cache-Control")).contains("no-store");
        assertThat(Pattern.compile("class=\"code secret\">[0-9A-Z-]{19}<")
                        .matcher(printed.text())
                        .results())
                .hasSize(2);
        assertThat(office.submit(form, "/ballots", "survey=SUR-3&batch=A&count=2"))
                .returns(422, Browser.Answer::status)
                .satisfies(again -> assertThat(again.text()).contains("不能重复发放").doesNotContain("code secret"));
        assertThat(office.submit(form, "/ballots", "survey=SUR-3&batch=B&count=2&xlsx=true")
                        .header("Content-Disposition"))
                .contains("xlsx");
        assertThat(events.readEvents("survey:SUR-3")
                        .asStream()
                        .filter(event -> event.getPayload() instanceof BallotsHandedOut))
                .hasSize(2);
        inspector.logIn();
        assertThat(inspector.open(form).status()).isEqualTo(403);
    }

    private void an_answer_counts_once_and_the_ledger_knows_nobody() throws Exception {
        assertThat(stranger.post("/api/v1/surveys/SUR-1/answers", answer(SECRET, "1, 2")))
                .returns(200, Browser.Answer::status)
                .satisfies(answer ->
                        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty());
        assertThat(stranger.post("/api/v1/surveys/SUR-1/answers", answer(SECRET, "2, 2"))
                        .code())
                .isEqualTo("CONFLICTING_RECORD");

        List<? extends EventMessage<?>> answers = answers("SUR-1");
        assertThat(answers).hasSize(1);
        assertThat(((SurveyAnswered) answers.getFirst().getPayload()).ballot())
                .isEqualTo(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(SECRET.getBytes(StandardCharsets.UTF_8))));
    }

    private void what_makes_no_sense_is_refused_with_a_sentence() {
        assertThat(stranger.post("/api/v1/surveys/SUR-1/answers", answer("another long secret", "1, 3")))
                .returns(422, Browser.Answer::status)
                .returns("INVALID", Browser.Answer::code);
        assertThat(stranger.post("/api/v1/surveys/SUR-1/answers", answer("short", "1, 1")))
                .returns(422, Browser.Answer::status)
                .satisfies(answer -> assertThat(answer.text()).contains("票据应为16到200个字符"));
        assertThat(stranger.post("/api/v1/surveys/NONE/answers", answer(SECRET, "1, 1")))
                .returns(404, Browser.Answer::status)
                .returns("UNKNOWN_CASE", Browser.Answer::code);
        assertThat(stranger.post("/api/v1/surveys/SUR-1/answers", "{\"choices\": [1]}")
                        .status())
                .isEqualTo(400);
        assertThat(stranger.open("/surveys/NONE").status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/surveys/SUR-1/answers").status()).isIn(401, 403);
    }

    private void the_page_is_answered_without_a_cookie() {
        Browser.Answer page = stranger.open("/surveys/SUR-1");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("食堂满意度", "柳渡小学", "对食堂满意吗", "不满意", "匿名问卷");
        String ballot = ballotOf(page);

        Browser.Answer incomplete = stranger.submitWithoutToken("/surveys/SUR-1", "ballot=" + ballot + "&q0=1");
        assertThat(incomplete.status()).isEqualTo(422);
        assertThat(incomplete.text()).contains("每道题应选择一个选项");
        assertThat(ballotOf(incomplete)).isEqualTo(ballot);
        Browser.Answer done = stranger.submitWithoutToken("/surveys/SUR-1", "ballot=" + ballot + "&q0=1&q1=1");
        Browser.Answer again = stranger.submitWithoutToken("/surveys/SUR-1", "ballot=" + ballot + "&q0=1&q1=1");

        assertThat(done.header("Location")).endsWith("/surveys/SUR-1?answered");
        assertThat(again.header("Location")).isEqualTo(done.header("Location"));
        assertThat(stranger.open("/surveys/SUR-1?answered").text()).contains("您的问卷已收到");
        assertThat(answers("SUR-1")).hasSize(2);
        assertThat(List.of(page, incomplete, done))
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty());
    }

    private void a_login_that_is_sent_along_is_not_looked_at() throws Exception {
        Browser parent = as("school-1");
        parent.logIn();
        assertThat(parent.open("/surveys/SUR-1").text()).doesNotContain("柳渡小学</span>", "退出");
        assertThat(parent.submitWithoutToken("/surveys/SUR-1", "ballot=" + "b".repeat(20) + "&q0=1&q1=1")
                        .status())
                .isEqualTo(302);
        assertThat(parent.post("/api/v1/surveys/SUR-1/answers", answer("c".repeat(20), "2, 2"))
                        .status())
                .isEqualTo(200);
        assertThat(with("school-1", "wrong")
                        .post("/api/v1/surveys/SUR-1/answers", answer("d".repeat(20), "2, 2"))
                        .status())
                .isEqualTo(200);

        List<? extends EventMessage<?>> answers = answers("SUR-1");
        assertThat(answers).hasSize(5);
        for (EventMessage<?> answer : answers) {
            assertThat(answer.getMetaData())
                    .containsEntry("actor", "anonymous")
                    .containsEntry("channel", "survey")
                    .containsOnlyKeys("actor", "actorName", "channel", "traceId", "correlationId");
            assertThat(json.writeValueAsString(answer.getPayload()) + answer.getMetaData())
                    .doesNotContain("school-1", "127.0.0.1", "0:0:0:0:0:0:0:1", "::1", SECRET);
        }
    }

    private void after_too_many_answers_an_address_has_to_wait() {
        Browser.Answer answer;
        int tries = 0;
        do {
            answer = stranger.post("/api/v1/surveys/SUR-1/answers", answer(SECRET, "1, 2"));
        } while (answer.status() == 200 && ++tries < 60);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("TOO_MANY_ATTEMPTS");
        Browser.Answer page = stranger.submitWithoutToken("/surveys/SUR-1", "ballot=" + SECRET + "&q0=1&q1=1");
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.text()).contains("提交过于频繁");
        assertThat(answers("SUR-1")).hasSize(5);
    }

    private void what_is_closed_takes_no_more() {
        office.post("/api/v1/commands/survey/CloseSurvey", """
                {"survey": "SUR-1", "closedOn": "2026-03-31"}""");
        settle();

        assertThat(stranger.open("/surveys/SUR-1").text()).contains("问卷已结束").doesNotContain("name=\"ballot\"");
    }

    private void open(String survey, String admission) {
        assertThat(office.post("/api/v1/commands/survey/OpenSurvey", """
                        {"survey": "%s", "office": "%s", "school": "%s", "title": "食堂满意度", "audience": "PARENTS",
                         "admission": "%s", "questions": [{"text": "对食堂满意吗", "options": ["满意", "不满意"]},
                                       {"text": "会推荐吗", "options": ["会", "不会"]}],
                         "opensOn": "2026-03-31", "closesOn": "2026-04-10"}
                        """.formatted(
                                        survey, Sample.OFFICE, Sample.SCHOOL, admission))
                        .status())
                .isEqualTo(200);
        settle();
    }

    private List<? extends EventMessage<?>> answers(String survey) {
        return events.readEvents("survey:" + survey)
                .asStream()
                .filter(event -> event.getPayload() instanceof SurveyAnswered)
                .toList();
    }

    private static String answer(String ballot, String choices) {
        return """
                {"ballot": "%s", "choices": [%s]}""".formatted(ballot, choices);
    }

    private static String ballotOf(Browser.Answer page) {
        Matcher ballot = BALLOT.matcher(page.text());
        assertThat(ballot.find()).as(page.text()).isTrue();
        return ballot.group(1);
    }
}
