package org.dudaohub.server.rectification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.accountability.HoldInterview;
import org.dudaohub.domain.rectification.FileRevisitForm;
import org.dudaohub.domain.rectification.ReportRectification;
import org.dudaohub.domain.rectification.RevisitForm;
import org.dudaohub.projections.worklist.CaseState;
import org.dudaohub.projections.worklist.WorklistQuery;
import org.dudaohub.projections.worklist.WorklistRow;
import org.dudaohub.server.command.Answers;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.listing.Listing;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/rectifications")
@Tag(name = "整改")
class RectificationApi {

    private final CommandDesk desk;
    private final CaseFiles cases;
    private final WorklistQuery worklist;

    RectificationApi(CommandDesk desk, CaseFiles cases, WorklistQuery worklist) {
        this.desk = desk;
        this.cases = cases;
        this.worklist = worklist;
    }

    /** @param reportedOn the day on which the school reported */
    record Report(String measures, LocalDate reportedOn) {}

    /** @param superior code of the office with which the record is filed */
    record Interview(
            String interview,
            String interviewee,
            String interviewer,
            String matters,
            String commitments,
            String superior,
            LocalDate heldOn) {}

    @GetMapping
    @Operation(summary = "整改台账", description = "按整改期限排序；总数在 X-Total-Count 中。学校账号只看到本校的。")
    ResponseEntity<List<WorklistRow>> list(
            @RequestParam Optional<String> school,
            @RequestParam Optional<CaseState> state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "500") int size,
            @AuthenticationPrincipal HubUser user) {
        Optional<String> visible = user.role() == Role.SCHOOL ? Optional.of(user.organization()) : school;
        return Listing.answer(worklist.find(visible, state, Listing.part(page, size)));
    }

    @PostMapping("/{id}/reports")
    @Operation(summary = "报告整改情况", description = "学校账号只能报告本校的整改事项；督导室可代为登记。")
    ResponseEntity<Object> report(
            @PathVariable String id, @RequestBody Report report, @AuthenticationPrincipal HubUser user) {
        // A case that is not known is the domain's to refuse, after it is clear who may ask.
        String school = user.role() == Role.SCHOOL
                ? user.organization()
                : cases.schoolOf(id).orElse("");
        return send(new ReportRectification(id, school, report.measures(), report.reportedOn()), user);
    }

    @PostMapping("/{id}/revisits")
    @Operation(summary = "提交整改回访记录表")
    ResponseEntity<Object> revisit(
            @PathVariable String id, @RequestBody RevisitForm form, @AuthenticationPrincipal HubUser user) {
        return send(new FileRevisitForm(id, form), user);
    }

    @PostMapping("/{id}/interviews")
    @Operation(summary = "登记约谈并报上级备案")
    ResponseEntity<Object> interview(
            @PathVariable String id, @RequestBody Interview it, @AuthenticationPrincipal HubUser user) {
        return send(
                new HoldInterview(
                        id,
                        it.interview(),
                        it.interviewee(),
                        it.interviewer(),
                        it.matters(),
                        it.commitments(),
                        it.superior(),
                        it.heldOn()),
                user);
    }

    private ResponseEntity<Object> send(Command command, HubUser user) {
        return Answers.of(desk.send(command, user, Channel.API));
    }
}
