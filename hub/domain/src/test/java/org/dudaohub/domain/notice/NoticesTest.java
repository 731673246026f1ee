package org.dudaohub.domain.notice;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.SampleCounty.SCHOOL;

import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.notice.NoticeEvent.NoticeFailed;
import org.dudaohub.domain.notice.NoticeEvent.NoticeSent;
import org.dudaohub.domain.notice.NoticeEvent.WeChatBound;
import org.junit.jupiter.api.Test;

class NoticesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final NoticeSent SENT =
            new NoticeSent("N1", SCHOOL, "P-1", "RECTIFICATION_ORDERED", "QD-1-1", "wechat", "42", DAY);
    private static final NoticeFailed FAILED =
            new NoticeFailed("N1", SCHOOL, "P-1", "RECTIFICATION_ORDERED", "QD-1-1", "wechat", "43101", "用户拒收", DAY);

    @Test
    void what_became_of_a_notice_is_kept() {
        new AggregateTestFixture<>(Notice.class)
                .givenNoPriorActivity()
                .when(new RecordNotice("N1", FAILED))
                .expectEvents(FAILED)
                .expectResultMessagePayload(Outcome.accepted("N1"));
    }

    @Test
    void the_first_outcome_stands() {
        new AggregateTestFixture<>(Notice.class)
                .given(SENT)
                .when(new RecordNotice("N1", FAILED))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.unchanged("N1"));
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
