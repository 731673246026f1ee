package org.dudaohub.domain.kindergarten;

import org.dudaohub.domain.Command;

/** The use cases of this package. One evaluation is of one kindergarten in one year. */
public sealed interface KindergartenCommand extends Command permits SubmitKindergartenSelfCheck, EvaluateKindergarten {

    String school();

    int year();

    @Override
    default String stream() {
        return "kindergarten:" + school() + "/" + year();
    }
}
