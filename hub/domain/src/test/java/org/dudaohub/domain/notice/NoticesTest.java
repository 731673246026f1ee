package org.dudaohub.domain.notice;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.notice.NoticeEvent.NoticeFailed;
import org.dudaohub.domain.notice.NoticeEvent.NoticePosted;
import org.dudaohub.domain.notice.NoticeEvent.NoticeRead;
import org.dudaohub.domain.notice.NoticeEvent.NoticeSent;
import org.dudaohub.domain.notice.NoticeEvent.WeChatBound;
import org.junit.jupiter.api.Test;

class NoticesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final NoticeSent SENT =
            new NoticeSent("N1", SCHOOL, "P-1", "RECTIFICATION_ORDERED", "QD-1-1", "wechat", "42", DAY);
    private static final NoticeFailed FAILED =
            new NoticeFailed("N1", SCHOOL, "P-1", "RECTIFICATION_ORDERED", "QD-1-1", "wechat", "43101", "用户拒收", DAY);

    private static final PostNotice POST =
            new PostNotice("N1", SCHOOL, "P-1", "RECTIFICATION_ORDERED", "QD-1-1", "食品留样标签不全", DAY.plusDays(9));
    private static final NoticePosted POSTED = new NoticePosted(
            "N1", SCHOOL, "P-1", "RECTIFICATION_ORDERED", "QD-1-1", "食品留样标签不全", DAY.plusDays(9), "console", DAY);
    private static final NoticeRead READ = new NoticeRead("N1", SCHOOL, "QD-1-1", DAY);

    @Test
    void what_became_of_a_notice_is_kept() {
        notice().givenNoPriorActivity()
                .when(new RecordNotice("N1", FAILED))
                .expectEvents(FAILED)
                .expectResultMessagePayload(Outcome.accepted("N1"));
    }

    @Test
    void the_first_outcome_stands() {
        notice().given(SENT)
                .when(new RecordNotice("N1", FAILED))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("N1"));
    }

    @Test
    void a_notice_that_was_refused_waits_in_the_schools_inbox() {
        notice().given(FAILED).when(POST).expectEvents(POSTED).expectResultMessagePayload(Outcome.accepted("N1"));
    }

    @Test
    void where_there_is_no_wechat_the_inbox_is_the_only_channel() {
        notice().givenNoPriorActivity().when(POST).expectEvents(POSTED);
    }

    @Test
    void a_notice_is_posted_once_and_not_at_all_when_it_was_delivered() {
        notice().given(FAILED, POSTED).when(POST).expectNoEvents().expectResultMessagePayload(Outcome.unchanged("N1"));
        notice().given(SENT).when(POST).expectNoEvents().expectResultMessagePayload(Outcome.unchanged("N1"));
    }

    @Test
    void what_was_posted_has_no_outcome_on_wechat_afterwards() {
        notice().given(POSTED)
                .when(new RecordNotice("N1", SENT))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("N1"));
    }

    @Test
    void a_notice_about_nothing_is_not_posted() {
        notice().givenNoPriorActivity()
                .when(new PostNotice("N1", SCHOOL, "P-1", "RECTIFICATION_ORDERED", "", "问题", null))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.MISSING));
    }

    @Test
    void the_school_reads_its_notice_once() {
        notice().given(FAILED, POSTED).when(new ReadNotice("N1", SCHOOL)).expectEvents(READ);
        notice().given(FAILED, POSTED, READ)
                .when(new ReadNotice("N1", SCHOOL))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("N1"));
    }

    @Test
    void another_schools_notice_is_not_for_reading() {
        notice().given(POSTED)
                .when(new ReadNotice("N1", "2199123002"))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.NOT_PERMITTED));
    }

    @Test
    void what_is_not_in_the_inbox_cannot_be_read() {
        notice().given(FAILED)
                .when(new ReadNotice("N1", SCHOOL))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_CASE));
    }

    private static AggregateTestFixture<Notice> notice() {
        var fixture = new AggregateTestFixture<>(Notice.class);
        ZoneId china = ZoneId.of("Asia/Shanghai");
        fixture.registerInjectableResource(
                Clock.fixed(DAY.atTime(9, 0).atZone(china).toInstant(), china));
        return fixture;
    }

    @Test
    void a_school_is_bound_to_a_wechat_account_and_can_be_bound_anew() {
        var fixture = new AggregateTestFixture<>(WeChatBinding.class);
        fixture.registerInjectableResource(REGISTER);
        fixture.given(new WeChatBound(SCHOOL, "P-1", new SealedText("P-1:old"), DAY))
                .when(new BindWeChat(SCHOOL, "P-2", new SealedText("P-2:new"), DAY))
                .expectEvents(new WeChatBound(SCHOOL, "P-2", new SealedText("P-2:new"), DAY));
    }

    @Test
    void an_unknown_school_is_not_bound() {
        var fixture = new AggregateTestFixture<>(WeChatBinding.class);
        fixture.registerInjectableResource(REGISTER);
        fixture.givenNoPriorActivity()
                .when(new BindWeChat("2199999999", "P-2", new SealedText("P-2:new"), DAY))
                .expectNoEvents()
                .expectResultMessageMatching(refusedAs(Reason.UNKNOWN_ORGANIZATION));
    }
}
