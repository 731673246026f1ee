package org.dudaohub.domain.survey;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Wording;

/**
 * Hands out ballots for a survey. The node draws them for an office that says how many; no form is drawn for it, because their
 * secrets are shown once and kept nowhere.
 *
 * @param batch names what was handed out together, such as a class; used once in a survey
 */
@Wording("发放作答票")
public record HandOutBallots(
        @Required @Wording("问卷编号") String survey,
        @Required @Wording("发放批次") String batch,
        @Required @Wording("作答票") BallotDigests ballots,
        @Required @Wording("发放日期") LocalDate handedOutOn)
        implements SurveyCommand {

    /** So many at once at the most, in one event. */
    public static final int MOST = 500;
}
