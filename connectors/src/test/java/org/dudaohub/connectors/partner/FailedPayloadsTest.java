package org.dudaohub.connectors.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.axonframework.commandhandling.CommandExecutionException;
import org.dudaohub.connectors.intake.Preview;
import org.dudaohub.connectors.partner.PartnerDesk.Rerun;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.organization.OrganizationEvent.OrganizationRegistered;
import org.dudaohub.domain.partner.PartnerEvent.PayloadFailed;
import org.dudaohub.domain.partner.PartnerEvent.PayloadRerun;
import org.dudaohub.domain.partner.PartnerEvent.PayloadTaken;
import org.dudaohub.domain.partner.RecordPayload;
import org.dudaohub.domain.survey.SurveyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

/** What partners hand in at our door, what fails of it, and what people do about it. */
class FailedPayloadsTest {

    private static final String PASSWORD = "0123456789abcdef";
    private static final String DOOR = """
            {'transport':{'type':'http'},'in':[\
            {'id':'schools','kind':'organizations','format':'JSON','mapping':{'fields':[{'field':'机构代码','from':'dm'},\
            {'field':'名称','from':'mc'},{'field':'类别','from':'lx','codes':{'211':'小学'}},\
            {'field':'行政区划代码','constant':'990123'},{'field':'登记日期','from':'rq','date':'yyyyMMdd'}]}},\
            {'id':'inspectors','kind':'inspectors'},\
            {'id':'reports','kind':'rectification.ReportRectification','organizations':['2199123001']},\
            {'id':'answers','kind':'survey-answers','format':'JSON'}],\
            'policy':{'every':'PT0.1S','attempts':1,'firstPause':'PT0.05S','longestPause':'PT0.2S'}}""";
    private static final String SCHOOL = "[{\"dm\":\"2199123901\",\"mc\":\"晚渡小学\",\"lx\":\"%s\",\"rq\":\"20160601\"}]";

    @TempDir
    Path data;

    private PartnerNode node;

    @BeforeEach
    void start() {
        node = PartnerNode.start(data);
        node.declare("xuexiao", DOOR, Map.of("inboundPassword", PASSWORD, "hmacKey", "k-123456"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void what_a_partner_posts_is_taken_in_and_answered() throws Exception {
        PartnerDoor.Answer answer = handIn("schools", SCHOOL.formatted("211"));

        assertThat(answer).returns(1, PartnerDoor.Answer::accepted).returns(null, PartnerDoor.Answer::failure);
        handIn("schools", SCHOOL.formatted("211"));
        assertThat(node.node.events(OrganizationRegistered.class)).hasSize(1);
        assertThat(node.node.events(PayloadTaken.class)).singleElement().satisfies(taken -> {
            assertThat(taken.fileName()).isEqualTo("三月.json");
            assertThat(taken.message()).isEqualTo("m-7");
        });
    }

    @Test
    void a_failed_payload_is_kept_whole_corrected_and_rerun_once() throws Exception {
        String whole = SCHOOL.formatted("999");
        PartnerDoor.Answer answer = handIn("schools", whole);
        assertThat(answer.failure()).isEqualTo("LINES_REJECTED");

        Payloads.Kept kept = node.desk.payload(answer.payload()).orElseThrow();
        assertThat(node.desk.content(kept))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(whole.getBytes(UTF_8)));
        assertThat(kept.failure().keys()).containsExactly("2199123901", "990123");
        node.desk.correct(answer.payload(), SCHOOL.formatted("211").getBytes(UTF_8), PartnerNode.OFFICE);
        assertThat(node.desk.rerun(answer.payload(), PartnerNode.OFFICE))
                .isInstanceOfSatisfying(
                        Rerun.Done.class,
                        done -> assertThat(done.taken().failed()).isFalse());

        assertThat(node.desk.rerun(answer.payload(), PartnerNode.OFFICE))
                .isInstanceOfSatisfying(
                        Rerun.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.WRONG_STATE));
        assertThat(node.node.events(PayloadRerun.class)).hasSize(1);
        assertThat(node.node.events(OrganizationRegistered.class)).hasSize(1);
    }

    @Test
    void a_rerun_without_a_correction_does_what_has_become_possible() throws Exception {
        String inspectors = "督学编号,姓名,类别,所属机构代码,聘期开始,聘期结束\nD1,甲,责任督学,11990123MB99012356,2025-09-01,2028-08-31\n";
        PartnerDoor.Answer answer = handIn("inspectors", inspectors);
        assertThat(answer.rejected())
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).isEqualTo(Reason.UNKNOWN_ORGANIZATION));
        assertThat(node.desk.rerun(answer.payload(), PartnerNode.OFFICE))
                .isInstanceOfSatisfying(
                        Rerun.Done.class,
                        done -> assertThat(done.taken().failed()).isTrue());
        assertThat(node.node.events(PayloadFailed.class)).hasSize(1);

        node.withSchools();

        assertThat(node.desk.rerun(answer.payload(), PartnerNode.OFFICE))
                .isInstanceOfSatisfying(
                        Rerun.Done.class,
                        done -> assertThat(done.taken().failed()).isFalse());
    }

    @Test
    void a_mapping_that_was_wrong_is_mended_and_the_payload_rerun_under_it() throws Exception {
        PartnerDoor.Answer answer = handIn("schools", SCHOOL.formatted("999"));

        node.declare("xuexiao", DOOR.replace("'211':'小学'", "'211':'小学','999':'小学'"), Map.of());
        await().untilAsserted(() -> assertThat(
                        node.partners.find("xuexiao").orElseThrow().declared())
                .contains("999"));

        assertThat(node.desk.rerun(answer.payload(), PartnerNode.OFFICE))
                .isInstanceOfSatisfying(
                        Rerun.Done.class,
                        done -> assertThat(done.taken().failed()).isFalse());
    }

    @Test
    void a_node_that_died_in_the_middle_takes_the_payload_again_and_nothing_twice() throws Exception {
        node.node.commands().registerDispatchInterceptor(messages -> (index, command) -> {
            if (command.getPayload() instanceof RecordPayload) {
                throw new CommandExecutionException("the power is gone", null);
            }
            return command;
        });
        assertThat(post("schools", SCHOOL.formatted("211"), basic(PASSWORD))
                        .getStatusCode()
                        .value())
                .isEqualTo(503);
        assertThat(node.node.events(OrganizationRegistered.class)).hasSize(1);

        node.close();
        node = PartnerNode.start(data);
        node.awaitRoute("partner-xuexiao-in-schools");

        assertThat(node.node.allEvents().map(event -> event.getPayload()))
                .noneMatch(event -> event instanceof PayloadTaken || event instanceof PayloadFailed);
        assertThat(handIn("schools", SCHOOL.formatted("211")).failure()).isNull();
        assertThat(node.node.events(OrganizationRegistered.class)).hasSize(1);
        assertThat(node.node.events(PayloadTaken.class)).hasSize(1);
    }

    @Test
    void a_payload_that_nobody_can_read_is_kept_whole_too() throws Exception {
        PartnerDoor.Answer answer = refused("schools", "这不是JSON");

        assertThat(answer.failure()).isEqualTo("UNREADABLE");
        assertThat(answer.explanation()).contains("不是有效的JSON");
        Payloads.Kept kept = node.desk.payload(answer.payload()).orElseThrow();
        assertThat(new String(node.desk.content(kept).orElseThrow(), UTF_8)).isEqualTo("这不是JSON");
        assertThat(Files.readString(data.resolve("archive").resolve(kept.content())))
                .doesNotContain("JSON");
    }

    @Test
    void a_partner_speaks_for_no_school_but_its_own() throws Exception {
        PartnerDoor.Answer answer = handIn("reports", "整改事项编号,学校标识码,整改情况,报告日期\nX-1,2199123002,已整改,2026-03-05\n");

        assertThat(answer.rejected())
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).isEqualTo(Reason.NOT_PERMITTED));
    }

    @Test
    void a_ballot_from_a_platform_is_an_answer_without_a_name() throws Exception {
        PartnerDoor.Answer answer = handIn("answers", "[{\"问卷编号\":\"W9\",\"票号\":\"b-1\",\"选择\":[1,3]}]");

        assertThat(answer.rejected())
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).isEqualTo(Reason.UNKNOWN_CASE));
        assertThat(node.node.events(SurveyEvent.class)).isEmpty();
    }

    @Test
    void whoever_does_not_prove_who_he_is_learns_nothing() throws Exception {
        assertThat(post("schools", "[]", null).getStatusCode().value()).isEqualTo(401);
        assertThat(post("schools", "[]", basic("wrong")).getStatusCode().value())
                .isEqualTo(401);
        assertThat(post("no-such-channel", "[]", basic(PASSWORD))
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        assertThat(node.node.events(PayloadFailed.class)).isEmpty();
    }

    @Test
    void a_signature_over_the_body_is_as_good_as_a_password_and_for_five_minutes() throws Exception {
        byte[] body = SCHOOL.formatted("211").getBytes(UTF_8);
        String signature = Signature.of(body, "k-123456", node.clock);
        MockHttpServletRequest request = request(body);
        request.addHeader(Signature.HEADER, signature);
        assertThat(node.door
                        .receive("xuexiao", "schools", null, request)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);

        MockHttpServletRequest changed = request(SCHOOL.formatted("212").getBytes(UTF_8));
        changed.addHeader(Signature.HEADER, signature);
        assertThat(node.door
                        .receive("xuexiao", "schools", null, changed)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);

        node.clock.put(java.time.Duration.ofMinutes(6));
        MockHttpServletRequest late = request(body);
        late.addHeader(Signature.HEADER, signature);
        assertThat(node.door
                        .receive("xuexiao", "schools", null, late)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    @Test
    void who_hands_in_too_often_is_told_to_come_back() throws Exception {
        node.declare("xuexiao", DOOR.replace("'attempts':1", "'attempts':1,'perMinute':2"), Map.of());
        await().untilAsserted(() -> assertThat(node.partners
                        .find("xuexiao")
                        .orElseThrow()
                        .declaration()
                        .policy()
                        .perMinute())
                .isEqualTo(2));
        await().untilAsserted(() -> {
            for (int i = 0; i < 3; i++) {
                post("schools", "[]" + " ".repeat(i), basic(PASSWORD));
            }
            assertThat(post("schools", "[] ", basic(PASSWORD)).getStatusCode().value())
                    .isEqualTo(429);
        });
    }

    @Test
    void more_than_may_be_is_not_read() throws Exception {
        MockHttpServletRequest request = request(new byte[0]);
        request.addHeader("Authorization", basic(PASSWORD));
        request.setContent(new byte[(1 << 20) + 1]);

        assertThat(node.door
                        .receive("xuexiao", "schools", null, request)
                        .getStatusCode()
                        .value())
                .isEqualTo(413);
    }

    @Test
    void of_a_gigabyte_that_does_not_say_its_length_no_more_is_read_than_may_be() throws Exception {
        Gigabyte gigabyte = new Gigabyte();
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/partner/v1/xuexiao/schools") {
            @Override
            public ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(gigabyte);
            }
        };
        request.addHeader("Authorization", basic(PASSWORD));

        assertThat(node.door
                        .receive("xuexiao", "schools", null, request)
                        .getStatusCode()
                        .value())
                .isEqualTo(413);
        assertThat(gigabyte.taken()).isLessThan(2 << 20);
    }

    @Test
    void a_preview_shows_what_would_come_of_a_sample_and_stores_nothing() throws Exception {
        long events = node.node.allEvents().count();
        String sample = SCHOOL.formatted("211").replace("]", ",{\"dm\":\"X\",\"lx\":\"9\"}]");

        Preview preview = node.desk
                .preview(DOOR.replace('\'', '"'), "schools", "样例.json", sample.getBytes(UTF_8))
                .preview();

        assertThat(preview).returns(1, Preview::sound).returns(1, Preview::broken);
        assertThat(preview.requests().getFirst().commands().getFirst().toString())
                .contains("RegisterOrganization", "晚渡小学");
        assertThat(preview.requests().getLast().problems().getFirst()).contains("不在对照表中", "缺少“名称”");
        assertThat(node.node.allEvents().count()).isEqualTo(events);
        assertThat(data.resolve("archive")).doesNotExist();
    }

    @Test
    void secrets_are_sealed_in_the_ledger_and_stay_when_they_are_not_given_again() {
        node.declare("xuexiao", DOOR.replace("'schools'", "'pupils'"), Map.of());

        assertThat(node.node.allEvents().map(Object::toString)).noneMatch(event -> event.contains(PASSWORD));
        assertThat(node.desk.find("xuexiao").orElseThrow().secrets()).isEqualTo("签名密钥、对方登录密码");
    }

    @Test
    void partners_are_declared_by_files_too_and_only_when_they_changed() {
        byte[] file =
                ("{\"id\":\"peizhi\",\"name\":\"配置平台\",\"declaration\":%s,\"credentials\":{\"inboundPassword\":\"${SECRET}\"}}")
                        .formatted(DOOR.replace('\'', '"'))
                        .getBytes(UTF_8);
        for (int i = 0; i < 2; i++) {
            node.close();
            node = PartnerNode.start(data, new ByteArrayResource(file));
            node.awaitRoute("partner-peizhi-in-schools");
        }

        assertThat(node.node.events(org.dudaohub.domain.partner.PartnerEvent.PartnerDeclared.class))
                .filteredOn(event -> event.partner().equals("peizhi"))
                .hasSize(1);
        assertThat(node.desk.find("peizhi").orElseThrow().secrets()).isEqualTo("对方登录密码");
    }

    private PartnerDoor.Answer handIn(String channel, String body) throws Exception {
        ResponseEntity<?> answer = post(channel, body, basic(PASSWORD));
        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(200);
        return (PartnerDoor.Answer) answer.getBody();
    }

    private PartnerDoor.Answer refused(String channel, String body) throws Exception {
        ResponseEntity<?> answer = post(channel, body, basic(PASSWORD));
        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        return (PartnerDoor.Answer) answer.getBody();
    }

    private ResponseEntity<?> post(String channel, String body, String authorization) throws Exception {
        MockHttpServletRequest request = request(body.getBytes(UTF_8));
        if (authorization != null) {
            request.addHeader("Authorization", authorization);
        }
        return node.door.receive("xuexiao", channel, "三月.json", request);
    }

    private static MockHttpServletRequest request(byte[] body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/partner/v1/xuexiao/schools");
        request.setContent(body);
        request.addHeader("X-Message-Id", "m-7");
        return request;
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("xuexiao:" + password).getBytes(UTF_8));
    }
}
