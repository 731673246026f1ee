package org.dudaohub.domain.resource;

import static org.dudaohub.domain.Refusals.refusedAs;
import static org.dudaohub.domain.SampleCounty.OFFICE;
import static org.dudaohub.domain.SampleCounty.REGISTER;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTOR;
import static org.dudaohub.domain.inspector.SampleInspectors.INSPECTORS;
import static org.dudaohub.domain.inspector.SampleInspectors.RECUSED;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SampleCounty;
import org.dudaohub.domain.resource.ResourceEvent.TerminalIssued;
import org.dudaohub.domain.resource.ResourceEvent.TerminalReturned;
import org.junit.jupiter.api.Test;

class TerminalsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final TerminalIssued ISSUED = new TerminalIssued("ZD-1", OFFICE, "平板", INSPECTOR, DAY);
    private static final TerminalReturned RETURNED = new TerminalReturned("ZD-1", OFFICE, INSPECTOR, "完好", DAY);

    @Test
    void a_terminal_is_handed_to_an_inspector_and_comes_back() {
        given().when(issue(INSPECTOR)).expectEvents(ISSUED);
        given(ISSUED).when(giveBack("完好")).expectEvents(RETURNED);
        given(ISSUED, RETURNED).when(issue(INSPECTOR)).expectEvents(ISSUED);
    }

    @Test
    void the_same_again_changes_nothing() {
        unchanged("ZD-1", issue(INSPECTOR), ISSUED);
        unchanged("ZD-1", giveBack("完好"), ISSUED, RETURNED);
    }

    @Test
    void a_terminal_is_with_one_inspector_who_serves() {
        refused(Reason.WRONG_STATE, issue(RECUSED), ISSUED);
        refused(Reason.UNKNOWN_INSPECTOR, issue("DX99"));
        refused(Reason.MISSING, issue(""));
        refused(Reason.UNKNOWN_ORGANIZATION, new IssueTerminal("ZD-1", "nobody", "平板", INSPECTOR, DAY));
    }

    @Test
    void what_is_with_nobody_does_not_come_back() {
        refused(Reason.WRONG_STATE, giveBack("完好"));
        refused(Reason.MISSING, giveBack(" "), ISSUED);
        refused(Reason.DATE_OUT_OF_ORDER, new ReturnTerminal("ZD-1", "完好", DAY.minusDays(1)), ISSUED);
    }

    private static IssueTerminal issue(String inspector) {
        return new IssueTerminal("ZD-1", OFFICE, "平板", inspector, DAY);
    }

    private static ReturnTerminal giveBack(String condition) {
        return new ReturnTerminal("ZD-1", condition, DAY);
    }

    private static void refused(Reason reason, ResourceCommand command, ResourceEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessageMatching(refusedAs(reason));
    }

    private static void unchanged(String id, ResourceCommand command, ResourceEvent... history) {
        given(history).when(command).expectNoEvents().expectResultMessagePayload(Outcome.unchanged(id));
    }

    private static TestExecutor<Terminal> given(ResourceEvent... history) {
        return givenOn(DAY, history);
    }

    private static TestExecutor<Terminal> givenOn(LocalDate today, ResourceEvent... history) {
        var fixture = new AggregateTestFixture<>(Terminal.class);
        fixture.registerInjectableResources(REGISTER, INSPECTORS, SampleCounty.on(today));
        return fixture.given(Stream.of(history).toArray());
    }
}
