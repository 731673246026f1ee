package org.dudaohub.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins, roles and the doors of the node. */
class WhoMayDoWhatTest extends NodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/node", "/api/v1/statistics", "/api/v1/nothing", "/api/v1/ledger"})
    void the_api_asks_strangers_for_a_login(String path) {
        Browser.Answer answer = stranger.get(path);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void a_wrong_password_is_turned_away() {
        assertThat(with("office", "wrong").get("/api/v1/node").code()).isEqualTo("UNAUTHENTICATED");
        assertThat(with("nobody", PASSWORD).get("/api/v1/node").code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void the_right_password_works_again_and_again_and_a_wrong_one_never_after_it() {
        assertThat(office.get("/api/v1/node").status()).isEqualTo(200);
        assertThat(office.get("/api/v1/node").status()).isEqualTo(200);
        assertThat(with("office", "wrong").get("/api/v1/node").status()).isEqualTo(401);
    }

    @Test
    void whoever_guesses_passwords_is_locked_out_for_a_while_but_only_for_that_name() {
        for (int i = 0; i < 10; i++) {
            assertThat(with("guessed", "guess " + i).get("/api/v1/node").status())
                    .isEqualTo(401);
        }

        assertThat(with("guessed", "guess 11").get("/api/v1/node").code()).isEqualTo("TOO_MANY_ATTEMPTS");
        assertThat(with("guessed", "guess 11").logIn().header("Location")).endsWith("/login?locked");
        assertThat(office.get("/api/v1/node").status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} {1} {2} is answered {3}")
    @CsvSource({
        "auditor,   POST, /api/v1/inspection-forms,                  403",
        "school-1,  POST, /api/v1/inspection-forms,                  403",
        "inspector, POST, /api/v1/agreements,                        403",
        "auditor,   POST, /api/v1/rectifications/X-1/reports,        403",
        "inspector, POST, /api/v1/rectifications/X-1/reports,        403",
        "school-1,  POST, /api/v1/rectifications/X-1/revisits,       403",
        "inspector, POST, /api/v1/rectifications/X-1/interviews,     403",
        "school-1,  PUT,  /api/v1/schools/2199123001/wechat,         403",
        "inspector, POST, /api/v1/imports/organizations?fileName=x,  403",
        "auditor,   POST, /api/v1/imports/zones?fileName=x,          403",
        "school-1,  POST, /api/v1/imports/inspection-forms?fileName=x, 403",
        "inspector, POST, /api/v1/ledger/verification,               403",
        "school-1,  GET,  /api/v1/statistics,                        403",
        "school-1,  GET,  /api/v1/ledger,                            403",
        "school-2,  GET,  /api/v1/schools/2199123001/trail,          403",
        "school-1,  GET,  /api/v1/schools/2199123001/trail,          200",
        "school-1,  GET,  /api/v1/rectifications,                    200",
        "auditor,   GET,  /api/v1/statistics,                        200",
        "inspector, GET,  /api/v1/exchange/peers,                    200",
        "auditor,   GET,  /api/v1/notices/summary,                   200",
    })
    void each_role_may_do_its_own(String login, String method, String path, int status) {
        settle();
        Browser user = as(login);
        Browser.Answer answer = switch (method) {
            case "POST" -> user.post(path, "{}");
            case "PUT" -> user.put(path, "{\"person\": \"P\", \"openId\": \"o\"}");
            default -> user.get(path);
        };

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.code()).isEqualTo("NOT_PERMITTED");
        }
    }

    @Test
    void a_school_sees_its_own_cases_only_whatever_it_asks_for() {
        inspector.post("/api/v1/inspection-forms", Sample.form("WHO-1", Sample.OTHER_SCHOOL));
        settle();

        assertThat(as("school-1")
                        .get("/api/v1/rectifications?school=" + Sample.OTHER_SCHOOL)
                        .text())
                .doesNotContain("WHO-1-1");
        assertThat(as("school-2").get("/api/v1/rectifications").text()).contains("WHO-1-1");
    }

    @Test
    void the_console_sends_strangers_to_the_login_page_and_a_login_in() {
        assertThat(office.open("/rectifications").header("Location")).endsWith("/login");
        assertThat(office.logIn().header("Location")).endsWith("/rectifications");
        assertThat(office.open("/rectifications").text()).contains("整改台账", "县督导室");

        assertThat(office.submit("/", "/logout", "").header("Location")).endsWith("/login?out");
        assertThat(office.open("/").status()).isEqualTo(302);
    }

    @Test
    void a_wrong_password_comes_back_to_the_login_page_with_a_word() {
        assertThat(with("office", "wrong").logIn().header("Location")).endsWith("/login?error");
        assertThat(stranger.open("/login?error").text()).contains("账号或密码不对");
    }

    @Test
    void a_part_of_a_page_that_lost_its_login_sends_the_whole_page_there() {
        Browser.Answer answer = stranger.openPart("/statistics");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("HX-Redirect")).isEqualTo("/login");
    }

    @Test
    void a_form_without_its_token_is_turned_away() {
        auditor.logIn();

        Browser.Answer answer = auditor.submitWithoutToken("/ledger/verification", "");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("没有权限");
    }

    @Test
    void a_console_session_is_no_key_to_the_api() {
        Browser someone = new Browser(port(), "office", PASSWORD);
        someone.logIn();

        assertThat(someone.open("/api/v1/node").status()).isEqualTo(401);
    }

    @Test
    void pages_carry_headers_that_forbid_foreign_and_inline_scripts() {
        Browser.Answer page = stranger.open("/login");

        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.text()).doesNotContain("<script>", " onclick=", " style=", "<style");
    }

    @Test
    void a_school_user_sees_its_school_and_nothing_else_in_the_console() {
        settle();
        Browser school = as("school-1");
        school.logIn();

        assertThat(school.open("/").header("Location")).endsWith("/schools/" + Sample.SCHOOL);
        assertThat(school.open("/schools/" + Sample.SCHOOL).text()).contains("柳渡小学");
        assertThat(school.open("/schools/" + Sample.OTHER_SCHOOL).status()).isEqualTo(403);
        assertThat(school.open("/imports").status()).isEqualTo(403);
        assertThat(school.open("/ledger").status()).isEqualTo(403);
        assertThat(school.open("/statistics").status()).isEqualTo(403);
    }
}
