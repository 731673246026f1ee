package org.dudaohub.domain.complaint;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface ComplaintCommand extends Command
        permits ReceiveComplaint,
                AcceptComplaint,
                ExtendComplaint,
                VerifyComplaint,
                CloseComplaint,
                EraseComplainant,
                DeclareComplaintOverdue {

    String complaint();

    @Override
    default String stream() {
        return "complaint:" + complaint();
    }
}
