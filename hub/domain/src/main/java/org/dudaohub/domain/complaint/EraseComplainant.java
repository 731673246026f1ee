package org.dudaohub.domain.complaint;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/** Erases who complained, for good: the person's key is destroyed once this is recorded. */
@Wording("删除举报人身份信息")
@SentBy(Role.OFFICE)
public record EraseComplainant(
        @Required @Wording("举报编号") String complaint,
        @Required @Wording("删除依据") String grounds,
        @Required @Wording("删除日期") LocalDate erasedOn)
        implements ComplaintCommand {}
