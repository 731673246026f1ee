package org.dudaohub.connectors.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.notice.NoticeCommand;
import org.dudaohub.domain.notice.NoticeEvent;
import org.dudaohub.domain.notice.NoticeEvent.NoticeFailed;
import org.dudaohub.domain.notice.NoticeEvent.NoticeSent;
import org.dudaohub.domain.notice.NoticeEvent.WeChatBound;
import org.dudaohub.domain.notice.PostNotice;
import org.dudaohub.domain.notice.RecordNotice;
import org.dudaohub.ledger.vault.KeyVault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.retry.backoff.BackOffInterruptedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Sends what is due, one notice after the other, and records what became of it. What WeChat refused, and all of it where
 * the node has no WeChat, goes into the school's inbox on the console.
 */
final class Notifier implements SmartLifecycle {

    static final String CHANNEL = "wechat";

    private static final Logger log = LoggerFactory.getLogger(Notifier.class);
    private static final String NO_ADDRESS = "NO_ADDRESS";
    private static final Duration RECORD_TIMEOUT = Duration.ofSeconds(30);
    private static final int STOP_SECONDS = 10;
    private static final long EMPTY_LEDGER = -1;

    private final Notices notices;
    private final Optional<WeChatAccount> account;
    private final WeChatProperties properties;
    private final CommandGateway commands;
    private final EventStore events;
    private final KeyVault vault;
    private final Clock clock;

    /** Outcomes that the ledger would not take yet: such a notice is not sent again. */
    private final Map<String, NoticeEvent> unrecorded = new HashMap<>();

    private ThreadPoolTaskScheduler thread;
    private long headAtStart;

    Notifier(
            Notices notices,
            Optional<WeChatAccount> account,
            WeChatProperties properties,
            CommandGateway commands,
            EventStore events,
            KeyVault vault,
            Clock clock) {
        this.notices = notices;
        this.account = account;
        this.properties = properties;
        this.commands = commands;
        this.events = events;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        TrackingToken head = events.createHeadToken();
        headAtStart = head == null ? EMPTY_LEDGER : head.position().orElse(EMPTY_LEDGER);
        thread = new ThreadPoolTaskScheduler();
        thread.setThreadNamePrefix("wechat-");
        thread.setAwaitTerminationSeconds(STOP_SECONDS);
        thread.initialize();
        thread.scheduleWithFixedDelay(this::deliverDue, properties.poll());
    }

    @Override
    public synchronized void stop() {
        thread.destroy();
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void deliverDue() {
        if (!notices.haveCaughtUpWith(headAtStart)) {
            return;
        }
        account.ifPresentOrElse(
                weChat -> forEach(notices.due(), notice -> sendAndRecord(weChat, notice)),
                () -> forEach(notices.due(), this::post));
        forEach(notices.refused(), this::post);
    }

    private void forEach(List<DueNotice> waiting, Consumer<DueNotice> action) {
        for (DueNotice notice : waiting) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            try {
                action.accept(notice);
            } catch (BackOffInterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                log.error("Notice {} could not be recorded; it is tried again", notice.id(), failure);
            }
        }
    }

    private void sendAndRecord(WeChatAccount weChat, DueNotice notice) {
        NoticeEvent outcome = unrecorded.computeIfAbsent(notice.id(), first -> send(weChat, notice));
        record(notice, new RecordNotice(notice.id(), outcome), "connector:" + CHANNEL);
        unrecorded.remove(notice.id());
        if (outcome instanceof NoticeFailed) {
            notices.refuse(notice.id());
        } else {
            notices.settle(notice.id());
        }
    }

    private void post(DueNotice notice) {
        PostNotice posting = new PostNotice(
                notice.id(),
                notice.school(),
                notices.principalOf(notice.school()),
                notice.kind().name(),
                notice.about(),
                notice.matter(),
                notice.deadline());
        record(notice, posting, "system");
        notices.settle(notice.id());
    }

    private NoticeEvent send(WeChatAccount weChat, DueNotice notice) {
        Optional<WeChatBound> binding = notices.bindingOf(notice.school());
        if (binding.isEmpty()) {
            return failed(notice, notices.principalOf(notice.school()), NO_ADDRESS, "学校现任负责人未绑定微信");
        }
        String person = binding.get().person();
        Optional<String> openId = vault.open(binding.get().openId().text());
        if (openId.isEmpty()) {
            return failed(notice, person, NO_ADDRESS, "负责人的身份信息已删除");
        }
        try {
            String messageId = weChat.send(notice, properties.templateIds().get(notice.kind()), openId.get());
            return new NoticeSent(
                    notice.id(),
                    notice.school(),
                    person,
                    notice.kind().name(),
                    notice.about(),
                    CHANNEL,
                    messageId,
                    LocalDate.now(clock));
        } catch (WeChatFailure failure) {
            log.warn("Notice {} was not delivered: {} {}", notice.id(), failure.code(), failure.explanation());
            return failed(notice, person, failure.code(), failure.explanation());
        }
    }

    private NoticeFailed failed(DueNotice notice, String person, String code, String explanation) {
        return new NoticeFailed(
                notice.id(),
                notice.school(),
                person,
                notice.kind().name(),
                notice.about(),
                CHANNEL,
                code,
                explanation,
                LocalDate.now(clock));
    }

    private void record(DueNotice notice, NoticeCommand command, String channel) {
        // Not interruptible: what was sent is recorded even while the node stops.
        Outcome recorded = commands.<Outcome>send(command, provenance(notice, channel))
                .orTimeout(RECORD_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (recorded instanceof Outcome.Refused(var reason, var message)) {
            throw new IllegalStateException("the notice's outcome was refused: " + reason + " " + message);
        }
    }

    private static MetaData provenance(DueNotice notice, String channel) {
        MetaData system = MetaData.with(Provenance.ACTOR, "system")
                .and(Provenance.ACTOR_NAME, "系统")
                .and(Provenance.CHANNEL, channel);
        return notice.traceId() == null ? system : system.and("traceId", notice.traceId());
    }
}
