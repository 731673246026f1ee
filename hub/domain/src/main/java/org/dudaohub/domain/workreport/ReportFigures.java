package org.dudaohub.domain.workreport;

import org.dudaohub.domain.Wording;

/** What a report counts. */
public record ReportFigures(
        @Wording("入校督导次数") int visits,
        @Wording("督导学校数") int schools,
        @Wording("发现问题数") int findings,
        @Wording("责令整改数") int ordered,
        @Wording("整改办结数") int accepted,
        @Wording("退回整改数") int returned,
        @Wording("整改逾期数") int overdue,
        @Wording("约谈次数") int interviews) {}
