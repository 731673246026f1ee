package org.dudaohub.domain.consultation;

import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;

/** What happens when a decision looks at the results of supervision. */
public sealed interface ConsultationEvent extends Event {

    String consultation();

    String school();

    @Override
    default String organization() {
        return school();
    }

    @EventName("consultation.ResultConsulted")
    @Wording(value = "督导结果查阅", sentence = "{department}为{purpose}（{matter}）查阅督导结果，督导机构意见：{opinion}")
    record ResultConsulted(
            String consultation,
            String school,
            String department,
            ConsultationPurpose purpose,
            String matter,
            String opinion,
            LocalDate happenedOn)
            implements ConsultationEvent {}

    @EventName("consultation.ResultUsed")
    @Wording(value = "督导结果运用", sentence = "决定：{decision}，采纳督导意见：{followed}")
    record ResultUsed(String consultation, String school, boolean followed, String decision, LocalDate happenedOn)
            implements ConsultationEvent {}
}
