package org.dudaohub.domain.resource;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.resource.ResourceEvent.ExpenseRecorded;
import org.dudaohub.domain.resource.ResourceEvent.ExpenseReversed;
import org.junit.jupiter.api.Test;

class ExpensesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final ExpenseRecorded RECORDED =
            new ExpenseRecorded("ZC-1", OFFICE, ExpenseKind.TRANSPORT, new BigDecimal("126.50"), "DX01", "入校督导交通", DAY);
    private static final ExpenseReversed REVERSED = new ExpenseReversed("ZC-1", OFFICE, "重复登记", DAY);

    @Test
    void an_expense_is_recorded_in_yuan_and_cents() {
        given().when(record("126.5", OFFICE)).expectEvents(RECORDED);
        unchanged("ZC-1", record("126.500", OFFICE), RECORDED);
    }

    @Test
    void an_expense_is_refused_with_another_content_no_sum_half_cents_or_an_unknown_office() {
        refused(Reason.CONFLICTING_RECORD, record("127", OFFICE), RECORDED);
        refused(Reason.INVALID, record("0", OFFICE));
        refused(Reason.INVALID, record("-1", OFFICE));
        refused(Reason.INVALID, record("1.005", OFFICE));
        refused(Reason.UNKNOWN_ORGANIZATION, record("126.5", "nobody"));
        refused(Reason.MISSING, new RecordExpense("ZC-1", OFFICE, null, BigDecimal.ONE, "DX01", "交通", DAY));
    }

    @Test
    void a_wrong_expense_is_reversed_and_stays_on_record() {
        given(RECORDED).when(reverse("重复登记")).expectEvents(REVERSED);
        unchanged("ZC-1", reverse("重复登记"), RECORDED, REVERSED);
        refused(Reason.CONFLICTING_RECORD, reverse("别的原因"), RECORDED, REVERSED);
        refused(Reason.UNKNOWN_CASE, reverse("重复登记"));
        refused(Reason.MISSING, reverse(" "), RECORDED);
    }

    private static RecordExpense record(String amount, String office) {
        return new RecordExpense("ZC-1", office, ExpenseKind.TRANSPORT, new BigDecimal(amount), "DX01", "入校督导交通", DAY);
    }

    private static ReverseExpense reverse(String reason) {
        return new ReverseExpense("ZC-1", reason, DAY);
    }

    private static void refused(Reason reason, ResourceCommand command, ResourceEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static void unchanged(String id, ResourceCommand command, ResourceEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessagePayload(Outcome.unchanged(id));
    }

    private static TestExecutor<Expense> given(ResourceEvent... history) {
        return givenOn(DAY, history);
    }

    private static TestExecutor<Expense> givenOn(LocalDate today, ResourceEvent... history) {
        var fixture = new AggregateTestFixture<>(Expense.class);
        fixture.registerInjectableResources(REGISTER, SampleCounty.on(today));
        return fixture.given(Stream.of(history).toArray());
    }
}
