package org.dudaohub.server.rectification;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dudaohub.domain.Labelled;
import org.dudaohub.domain.Role;
import org.dudaohub.projections.worklist.CaseState;
import org.dudaohub.projections.worklist.WorklistQuery;
import org.dudaohub.projections.worklist.WorklistRow;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.listing.ListFile;
import org.dudaohub.server.listing.Listing;
import org.dudaohub.server.security.HubUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class WorklistPage implements Framed {

    private static final String TITLE = "整改台账";

    private static final List<String> HEADER = List.of(
            "编号", "来自节点", "学校标识码", "学校", "督导记录编号", "督导事项", "问题等级", "问题", "整改要求", "整改期限", "状态", "曾经逾期", "责令日期", "报告日期",
            "整改措施", "未整改事项", "约谈日期", "结束日期");

    private final WorklistQuery worklist;
    private final Clock clock;

    WorklistPage(WorklistQuery worklist, Clock clock) {
        this.worklist = worklist;
        this.clock = clock;
    }

    @GetMapping("/rectifications")
    String worklist(
            @RequestParam Optional<CaseState> state,
            @RequestParam(defaultValue = "0") int page,
            @AuthenticationPrincipal HubUser user,
            Model model) {
        model.addAttribute("cases", worklist.find(visibleTo(user), state, Listing.onPage(page)));
        model.addAttribute("states", CaseState.values());
        model.addAttribute("state", state.orElse(null));
        model.addAttribute("today", LocalDate.now(clock));
        return "rectifications";
    }

    /** What the page lists, all pages of it. */
    @GetMapping("/rectifications/export.xlsx")
    void export(
            @RequestParam Optional<CaseState> state,
            @AuthenticationPrincipal HubUser user,
            HttpServletResponse response)
            throws IOException {
        try (ListFile file = new ListFile(TITLE, HEADER)) {
            file.addAll(paging -> worklist.find(visibleTo(user), state, paging), WorklistPage::cells);
            file.sendTo(
                    response, state.map(chosen -> TITLE + " " + chosen.label()).orElse(TITLE));
        }
    }

    private static Optional<String> visibleTo(HubUser user) {
        return user.role() == Role.SCHOOL ? Optional.of(user.organization()) : Optional.empty();
    }

    /** What the node was not told is an empty cell. */
    private static List<String> cells(WorklistRow row) {
        return Stream.of(
                        row.rectification(),
                        row.origin(),
                        row.school(),
                        row.schoolName(),
                        row.visit(),
                        row.item(),
                        row.grade(),
                        row.problem(),
                        row.requirement(),
                        row.deadline(),
                        row.state(),
                        row.everOverdue() ? "是" : "否",
                        row.orderedOn(),
                        row.reportedOn(),
                        row.measures(),
                        row.remaining(),
                        row.interviewedOn(),
                        row.closedOn())
                .map(WorklistPage::cell)
                .toList();
    }

    private static String cell(Object value) {
        return switch (value) {
            case null -> "";
            case Labelled labelled -> labelled.label();
            default -> value.toString();
        };
    }
}
