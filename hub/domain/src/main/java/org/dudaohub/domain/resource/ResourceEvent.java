package org.dudaohub.domain.resource;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens to the means of supervision and to what it collects. */
public sealed interface ResourceEvent extends Event {

    /** @param amount in yuan, two decimals */
    @EventName("resource.ExpenseRecorded")
    @Wording(value = "督导经费支出", sentence = "{kind}{amount}元，用于{purpose}，收款人{payee}")
    record ExpenseRecorded(
            String expense,
            String office,
            ExpenseKind kind,
            BigDecimal amount,
            String payee,
            String purpose,
            LocalDate happenedOn)
            implements ResourceEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    @EventName("resource.ExpenseReversed")
    @Wording(value = "督导经费冲销", sentence = "支出{expense}冲销：{reason}")
    record ExpenseReversed(String expense, String office, String reason, LocalDate happenedOn)
            implements ResourceEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    @EventName("resource.TerminalIssued")
    @Wording(value = "移动终端发放", sentence = "终端{terminal}（{model}）发放给督学{inspector}")
    record TerminalIssued(String terminal, String office, String model, String inspector, LocalDate happenedOn)
            implements ResourceEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    @EventName("resource.TerminalReturned")
    @Wording(value = "移动终端收回", sentence = "督学{inspector}交回终端{terminal}，状况：{condition}")
    record TerminalReturned(String terminal, String office, String inspector, String condition, LocalDate happenedOn)
            implements ResourceEvent {
        @Override
        public String organization() {
            return office;
        }
    }

    @EventName("resource.CaseCollected")
    @Wording(value = "典型案例收集", sentence = "收集典型案例《{title}》：{practice}")
    record CaseCollected(
            String typicalCase, String school, String title, String practice, String source, LocalDate happenedOn)
            implements ResourceEvent {
        @Override
        public String organization() {
            return school;
        }
    }

    @EventName("resource.CasePromoted")
    @Wording(value = "典型案例推介", sentence = "在{medium}推介典型案例{typicalCase}")
    record CasePromoted(String typicalCase, String school, String medium, LocalDate happenedOn)
            implements ResourceEvent {
        @Override
        public String organization() {
            return school;
        }
    }
}
