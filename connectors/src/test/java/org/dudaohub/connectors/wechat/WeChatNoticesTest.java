package org.dudaohub.connectors.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.commandhandling.CommandExecutionException;
import org.dudaohub.connectors.TestNode;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.notice.BindWeChat;
import org.dudaohub.domain.notice.NoticeEvent.NoticeFailed;
import org.dudaohub.domain.notice.NoticeEvent.NoticePosted;
import org.dudaohub.domain.notice.NoticeEvent.NoticeSent;
import org.dudaohub.domain.notice.PostNotice;
import org.dudaohub.domain.notice.RecordNotice;
import org.dudaohub.domain.organization.AppointPrincipal;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.RegisterOrganization;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationAccepted;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationReturned;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.dudaohub.domain.visit.FileInspectionForm;
import org.dudaohub.domain.visit.InspectionForm;
import org.dudaohub.ledger.vault.KeyVault;
import org.dudaohub.simulators.process.FreePort;
import org.dudaohub.simulators.wechat.ReceivedMessage;
import org.dudaohub.simulators.wechat.WeChatAccount;
import org.dudaohub.simulators.wechat.WeChatSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WeChatNoticesTest {

    private static final String SCHOOL = "2199123001";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final Map<NoticeKind, String> TEMPLATES = Map.of(
            NoticeKind.RECTIFICATION_ORDERED, "TPL-ORDERED",
            NoticeKind.RECTIFICATION_RETURNED, "TPL-RETURNED",
            NoticeKind.RECTIFICATION_OVERDUE, "TPL-OVERDUE");

    private static WeChatSimulator simulator;
    private static int openIds;

    @TempDir
    Path data;

    private KeyVault vault;
    private TestNode node;
    private Notifier notifier;
    private String openId;

    @BeforeAll
    static void startWeChat() {
        simulator = WeChatSimulator.start(
                new WeChatAccount("wx-test", "secret", Set.copyOf(TEMPLATES.values()), Set.of()), 0);
    }

    @AfterAll
    static void stopWeChat() {
        simulator.close();
    }

    @BeforeEach
    void start() {
        openId = "openid-" + openIds++;
        simulator.follow(openId);
        vault = KeyVault.open(data.resolve("keys.db"));
        startNode(simulator.url());
        assertThat(node.send(new RegisterOrganization(
                        SCHOOL, "柳渡小学", OrganizationKind.PRIMARY_SCHOOL, "990123", null, 100, DAY)))
                .isInstanceOf(Outcome.Accepted.class);
        node.send(new AppointPrincipal(SCHOOL, "P1", "校长甲", null, DAY));
    }

    @AfterEach
    void stop() {
        stopNode();
        vault.close();
    }

    @Test
    void a_finding_reaches_the_principal_and_the_outcome_is_an_event() {
        bind("P1");
        fileFinding("V1", "课后服务收费公示\n未更新，且公示栏中没有举报电话与退费办法");

        NoticeSent sent = awaitSent();
        assertThat(sent.kind()).isEqualTo("RECTIFICATION_ORDERED");
        assertThat(sent.about()).isEqualTo("V1-1");
        assertThat(sent.person()).isEqualTo("P1");
        assertThat(received()).singleElement().satisfies(message -> {
            assertThat(sent.externalId()).isEqualTo(Long.toString(message.msgId()));
            assertThat(message.openId()).isEqualTo(openId);
            assertThat(message.templateId()).isEqualTo("TPL-ORDERED");
            assertThat(message.data())
                    .isEqualTo(Map.of(
                            "thing1", "整改通知",
                            "thing2", "课后服务收费公示 未更新，且公示栏中没…",
                            "time3", "2026年4月4日",
                            "character_string4", "V1-1"));
        });
    }

    @Test
    void a_returned_and_an_overdue_case_reach_the_principal_too() {
        bind("P1");
        node.publish(new RectificationReturned("V1-1", SCHOOL, "台账不全", LocalDate.of(2026, 4, 9), DAY), Map.of());
        node.publish(new RectificationOverdue("V1-1", SCHOOL, LocalDate.of(2026, 4, 4), DAY), Map.of());

        await().until(() -> node.events(NoticeSent.class).size() == 2);
        assertThat(received()).extracting(ReceivedMessage::templateId).containsExactly("TPL-RETURNED", "TPL-OVERDUE");
    }

    @Test
    void without_a_binding_the_notice_fails_for_want_of_an_address() {
        fileFinding("V1", "问题");

        assertThat(awaitFailed().code()).isEqualTo("NO_ADDRESS");
        assertThat(received()).isEmpty();
    }

    @Test
    void the_wechat_of_a_former_principal_gets_nothing() {
        bind("P1");
        node.send(new AppointPrincipal(SCHOOL, "P2", "校长乙", null, DAY));
        fileFinding("V1", "问题");

        NoticeFailed failed = awaitFailed();
        assertThat(failed.code()).isEqualTo("NO_ADDRESS");
        assertThat(failed.person()).isEqualTo("P2");
        assertThat(received()).isEmpty();
    }

    @Test
    void an_erased_principal_gets_nothing() {
        bind("P1");
        vault.destroy("P1");
        fileFinding("V1", "问题");

        assertThat(awaitFailed().explanation()).isEqualTo("负责人的身份信息已删除");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "43101, 负责人拒收公众号消息，或订阅次数已用完",
        "43004, 负责人未关注公众号",
        "40037, 消息模板编号不正确，请检查配置",
        "47003, 消息字段的内容不符合模板要求",
        "49999, 微信返回错误49999：error 49999"
    })
    void what_will_never_do_fails_at_once_with_an_explanation(int code, String explanation) {
        bind("P1");
        simulator.answer(openId, code, 1);
        fileFinding("V1", "问题");

        NoticeFailed failed = awaitFailed();
        assertThat(failed.code()).isEqualTo(Integer.toString(code));
        assertThat(failed.explanation()).contains(explanation);
        assertThat(received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1", "45009"})
    void what_may_pass_is_tried_again(int code) {
        bind("P1");
        simulator.answer(openId, code, 2);
        fileFinding("V1", "问题");

        awaitSent();
        assertThat(received()).hasSize(1);
        assertThat(node.events(NoticeFailed.class)).isEmpty();
    }

    @Test
    void what_does_not_pass_fails_after_the_limit_of_attempts() {
        bind("P1");
        simulator.answer(openId, -1, 100);
        fileFinding("V1", "问题");

        NoticeFailed failed = awaitFailed();
        assertThat(failed.code()).isEqualTo("-1");
        assertThat(failed.explanation()).isEqualTo("微信系统繁忙，多次重试仍未成功");
    }

    @Test
    void a_server_that_is_not_there_is_a_network_failure() {
        bind("P1");
        stopNode();
        startNode(URI.create("http://localhost:" + FreePort.any()));
        fileFinding("V1", "问题");

        assertThat(awaitFailed().code()).isEqualTo("NETWORK");
    }

    @Test
    void an_expired_or_revoked_token_is_refreshed() {
        bind("P1");
        fileFinding("V1", "问题");
        await().until(() -> node.events(NoticeSent.class).size() == 1);
        simulator.expireTokens();
        fileFinding("V2", "问题");
        await().until(() -> node.events(NoticeSent.class).size() == 2);
        simulator.revokeTokens();
        fileFinding("V3", "问题");
        await().until(() -> node.events(NoticeSent.class).size() == 3);

        assertThat(node.events(NoticeFailed.class)).isEmpty();
    }

    @Test
    void a_restart_sends_nothing_twice_and_forgets_nothing() {
        bind("P1");
        fileFinding("V1", "问题");
        awaitSent();
        notifier.stop();
        fileFinding("V2", "问题");
        stopNode();
        startNode(simulator.url());

        await().until(() -> node.events(NoticeSent.class).size() == 2);
        assertThat(received())
                .extracting(message -> message.data().get("character_string4"))
                .containsExactly("V1-1", "V2-1");
        assertThat(received()).allMatch(message -> message.requests() == 1);
    }

    @Test
    void a_crash_between_sending_and_recording_reaches_the_principal_once() {
        AtomicBoolean ledgerIsAway = new AtomicBoolean(true);
        refuseOutcomesWhile(ledgerIsAway);
        bind("P1");
        fileFinding("V1", "问题");
        await().until(() -> received().size() == 1);
        stopNode();
        startNode(simulator.url());

        awaitSent();
        assertThat(received())
                .singleElement()
                .satisfies(message -> assertThat(message.requests()).isEqualTo(2));
    }

    @Test
    void an_outcome_that_the_ledger_does_not_take_is_recorded_later_without_sending_again() {
        AtomicBoolean ledgerIsAway = new AtomicBoolean(true);
        refuseOutcomesWhile(ledgerIsAway);
        bind("P1");
        fileFinding("V1", "问题");
        await().until(() -> received().size() == 1);
        ledgerIsAway.set(false);

        awaitSent();
        assertThat(received())
                .singleElement()
                .satisfies(message -> assertThat(message.requests()).isEqualTo(1));
    }

    @Test
    void the_log_never_names_the_openid(CapturedOutput output) {
        bind("P1");
        simulator.answer(openId, 43101, 1);
        fileFinding("V1", "问题");
        awaitFailed();

        assertThat(output).contains("43101").doesNotContain(openId);
    }

    @Test
    void what_another_node_replicated_is_left_to_that_node() {
        bind("P1");
        node.publish(
                new RectificationOrdered(
                        "X-1", SCHOOL, "X", SupervisionItem.SAFETY, Grade.ORDINARY, "问题", "", DAY, "rules", DAY),
                Map.of(Provenance.ORIGIN_NODE, "qingdi"));
        fileFinding("V1", "问题");

        assertThat(awaitSent().about()).isEqualTo("V1-1");
        assertThat(received()).hasSize(1);
    }

    @Test
    void the_outcome_says_that_the_system_sent_it() {
        bind("P1");
        fileFinding("V1", "问题");
        awaitSent();

        assertThat(node.allEvents().filter(event -> event.getPayload() instanceof NoticeSent))
                .singleElement()
                .satisfies(event -> assertThat(event.getMetaData())
                        .containsEntry(Provenance.ACTOR, "system")
                        .containsEntry(Provenance.CHANNEL, "connector:wechat"));
    }

    @Test
    void what_wechat_refused_for_good_goes_to_the_schools_inbox_with_all_its_words() {
        bind("P1");
        simulator.answer(openId, 43101, 1);
        fileFinding("V1", "课后服务收费公示未更新，且公示栏中没有举报电话与退费办法");

        NoticePosted posted = awaitPosted();
        assertThat(posted.notice()).isEqualTo(awaitFailed().notice());
        assertThat(posted.school()).isEqualTo(SCHOOL);
        assertThat(posted.person()).isEqualTo("P1");
        assertThat(posted.about()).isEqualTo("V1-1");
        assertThat(posted.matter()).isEqualTo("课后服务收费公示未更新，且公示栏中没有举报电话与退费办法");
        assertThat(posted.channel()).isEqualTo("console");
    }

    @Test
    void what_was_sent_is_not_posted() {
        bind("P1");
        fileFinding("V1", "问题");
        awaitSent();
        simulator.answer(openId, 43004, 1);
        fileFinding("V2", "问题");

        assertThat(awaitPosted().about()).isEqualTo("V2-1");
        assertThat(node.events(NoticePosted.class)).hasSize(1);
    }

    @Test
    void a_node_without_wechat_posts_every_notice_and_none_twice_when_it_starts_again() {
        stopNode();
        startNodeWithoutWeChat();
        fileFinding("V1", "问题");
        awaitPosted();
        notifier.stop();
        fileFinding("V2", "问题");
        stopNode();
        startNodeWithoutWeChat();

        await().until(() -> node.events(NoticePosted.class).size() == 2);
        assertThat(node.events(NoticePosted.class))
                .extracting(NoticePosted::about)
                .containsExactly("V1-1", "V2-1");
        assertThat(node.events(NoticeFailed.class)).isEmpty();
    }

    @Test
    void a_notice_that_was_refused_before_the_node_stopped_is_posted_when_it_starts_again() {
        AtomicBoolean ledgerIsAway = new AtomicBoolean(true);
        refuseWhile(ledgerIsAway, PostNotice.class);
        fileFinding("V1", "问题");
        awaitFailed();
        stopNode();
        startNode(simulator.url());

        assertThat(awaitPosted().about()).isEqualTo("V1-1");
        stopNode();
        startNode(simulator.url());
        fileFinding("V2", "问题");
        await().until(() -> node.events(NoticePosted.class).size() == 2);
        assertThat(node.events(NoticePosted.class))
                .extracting(NoticePosted::about)
                .containsExactly("V1-1", "V2-1");
        assertThat(node.events(NoticeFailed.class)).hasSize(2);
    }

    @Test
    void what_was_posted_is_not_sent_when_the_node_gets_an_account() {
        stopNode();
        startNodeWithoutWeChat();
        bind("P1");
        fileFinding("V1", "问题");
        awaitPosted();
        stopNode();
        startNode(simulator.url());
        fileFinding("V2", "问题");

        assertThat(awaitSent().about()).isEqualTo("V2-1");
        assertThat(received()).hasSize(1);
    }

    @Test
    void a_case_that_is_closed_needs_no_posting_any_more() {
        notifier.stop();
        fileFinding("V1", "问题");
        node.publish(new RectificationAccepted("V1-1", SCHOOL, DAY), Map.of());
        stopNode();
        startNodeWithoutWeChat();
        fileFinding("V2", "问题");

        assertThat(awaitPosted().about()).isEqualTo("V2-1");
    }

    private void startNodeWithoutWeChat() {
        startNode(new WeChatProperties(
                false,
                "http://localhost",
                null,
                null,
                Map.of(),
                1,
                Duration.ofMillis(10),
                Duration.ofMillis(40),
                Duration.ofMillis(20)));
    }

    private void startNode(URI weChat) {
        startNode(new WeChatProperties(
                true,
                weChat + "/",
                "wx-test",
                "secret",
                TEMPLATES,
                4,
                Duration.ofMillis(10),
                Duration.ofMillis(40),
                Duration.ofMillis(20)));
    }

    private void startNode(WeChatProperties properties) {
        Notices notices = new Notices();
        node = TestNode.start(data, configurer -> new NoticeFold(notices).configureModule(configurer));
        notifier = new WeChatConfiguration()
                .notifier(notices, properties, node.commands(), node.eventStore(), vault, TestNode.CLOCK);
        notifier.start();
    }

    private void stopNode() {
        if (notifier.isRunning()) {
            notifier.stop();
        }
        node.close();
    }

    private void refuseOutcomesWhile(AtomicBoolean ledgerIsAway) {
        refuseWhile(ledgerIsAway, RecordNotice.class);
    }

    private void refuseWhile(AtomicBoolean ledgerIsAway, Class<?> type) {
        node.commands().registerDispatchInterceptor(messages -> (index, command) -> {
            if (ledgerIsAway.get() && type.isInstance(command.getPayload())) {
                throw new CommandExecutionException("the ledger is away", null);
            }
            return command;
        });
    }

    private List<ReceivedMessage> received() {
        return simulator.messages().stream()
                .filter(message -> message.openId().equals(openId))
                .toList();
    }

    private void bind(String person) {
        assertThat(node.send(new BindWeChat(SCHOOL, person, new SealedText(vault.seal(person, openId)), DAY)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    private void fileFinding(String visit, String shortcomings) {
        assertThat(node.send(new FileInspectionForm(
                        visit,
                        SCHOOL,
                        Grade.ORDINARY,
                        new InspectionForm(
                                "柳渡小学",
                                DAY,
                                List.of("督学乙01"),
                                SupervisionItem.ENROLMENT_AND_FEES,
                                "",
                                shortcomings,
                                "",
                                null,
                                ""))))
                .isInstanceOf(Outcome.Accepted.class);
    }

    private NoticeSent awaitSent() {
        await().until(() -> !node.events(NoticeSent.class).isEmpty());
        return node.events(NoticeSent.class).getFirst();
    }

    private NoticeFailed awaitFailed() {
        await().until(() -> !node.events(NoticeFailed.class).isEmpty());
        return node.events(NoticeFailed.class).getFirst();
    }

    private NoticePosted awaitPosted() {
        await().until(() -> !node.events(NoticePosted.class).isEmpty());
        return node.events(NoticePosted.class).getFirst();
    }
}
