package org.dudaohub.server.workreport;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.rules.CalendarSpan;
import org.dudaohub.domain.workreport.ReportDraft;
import org.dudaohub.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "督导工作报告")
class WorkReportApi {

    private final ReportDrafts drafts;

    WorkReportApi(ReportDrafts drafts) {
        this.drafts = drafts;
    }

    @GetMapping("/api/v1/work-reports/draft")
    @Operation(
            summary = "按账本汇总督导工作报告",
            description = "period 为月（2026-03）或年（2026）；author 为督学编号，只汇总其本人的督导，其他编号汇总本节点全部督导。结果可作起草督导工作报告的统计和正文。")
    ReportDraft draft(@RequestParam String author, @RequestParam String period) {
        if (CalendarSpan.of(period).isEmpty()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, Reason.INVALID.name(), "期间“%s”应如2026-03或2026".formatted(period));
        }
        return drafts.of(author, period);
    }
}
