package org.dudaohub.domain.training;

import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/**
 * Asks whether an inspector's training lacks anything for a year that is over; sent by the deadline watch as often as it likes.
 */
@Wording("认定培训欠缺")
public record DeclareTrainingOverdue(
        @Required @Wording("督学编号") String inspector,
        @Wording("年度") int year) implements TrainingCommand {

    @Override
    public String stream() {
        return "training:" + inspector;
    }
}
