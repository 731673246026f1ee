package org.dudaohub.domain.institution;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface InstitutionCommand extends Command
        permits ConstituteCommittee,
                AppointLiaison,
                SubmitMemberAnnualReport,
                RemindOfMemberReports,
                DeclareMemberReportsOverdue {}
