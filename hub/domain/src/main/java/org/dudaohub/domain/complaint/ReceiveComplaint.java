package org.dudaohub.domain.complaint;

import java.time.LocalDate;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;

/**
 * Takes a complaint in.
 *
 * @param school the school complained of
 * @param person id under which the complainant's key is kept; null for an anonymous complaint, as are the two after it
 * @param content what is complained of, written so that it does not tell who complains
 */
@Wording("受理登记举报投诉")
@SentBy({Role.OFFICE, Role.INSPECTOR})
public record ReceiveComplaint(
        @Required @Wording("举报编号") String complaint,
        @Required @Wording("被举报学校标识码") String school,
        @Wording("举报人编号") String person,
        @Wording("举报人姓名") SealedText complainant,
        @Wording("举报人联系方式") SealedText contact,
        @Required @Wording("举报内容") String content,
        @Required @Wording("收到日期") LocalDate receivedOn)
        implements ComplaintCommand {}
