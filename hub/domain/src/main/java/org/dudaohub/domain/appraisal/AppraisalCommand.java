package org.dudaohub.domain.appraisal;

import org.dudaohub.domain.Command;

/** The use cases of this package. One appraisal is of one government in one year. */
public sealed interface AppraisalCommand extends Command permits SubmitSelfEvaluation, AppraiseGovernment {

    String government();

    int year();

    @Override
    default String stream() {
        return "appraisal:" + government() + "/" + year();
    }
}
