package org.dudaohub.server.school;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.notices.NoticesQuery;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.projections.register.RegisteredOrganization;
import org.dudaohub.projections.statistics.StatisticsQuery;
import org.dudaohub.projections.trail.TrailEntry;
import org.dudaohub.projections.trail.TrailQuery;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.listing.Days;
import org.dudaohub.server.listing.ListFile;
import org.dudaohub.server.listing.Listing;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

@Controller
class SchoolPages implements Framed {

    /** Notices on a page of the inbox, above the trail. */
    private static final int INBOX = 10;

    private static final List<String> TRAIL_HEADER = List.of("账本位置", "发生日期", "记录时间", "事件", "内容", "办理人", "渠道", "来自节点");

    private final RegisterQuery register;
    private final TrailQuery trail;
    private final StatisticsQuery statistics;
    private final NoticesQuery notices;

    SchoolPages(RegisterQuery register, TrailQuery trail, StatisticsQuery statistics, NoticesQuery notices) {
        this.register = register;
        this.trail = trail;
        this.statistics = statistics;
        this.notices = notices;
    }

    /** @param q part of a name or of a code; empty for all */
    @GetMapping("/schools")
    String schools(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("q", q.strip());
        model.addAttribute("schools", register.schoolsLike(q.strip(), Listing.onPage(page)));
        return "schools";
    }

    /**
     * A school with its inbox and its trail.
     *
     * @param inbox which page of the inbox is shown
     * @param order {@code oldest} begins with the first event, anything else with the latest
     */
    @GetMapping("/schools/{code}")
    String school(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String order,
            Days days,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "0") int inbox,
            @AuthenticationPrincipal HubUser user,
            Model model) {
        boolean oldestFirst = order.equals("oldest");
        Paging part = Listing.onPage(page);
        Page<TrailEntry> entries = trail.find(code, user.role(), days.when(), oldestFirst, part);
        Optional<RegisteredOrganization> school = register.organization(code);
        if (days.isEmpty() && school.isEmpty() && entries.total() == 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("code", code);
        model.addAttribute("school", school.orElse(null));
        model.addAttribute("figures", statistics.school(code).orElse(null));
        model.addAttribute("inbox", notices.inbox(code, Listing.part(inbox, INBOX)));
        model.addAttribute("unread", notices.unread(code));
        model.addAttribute("trail", entries);
        model.addAttribute("oldestFirst", oldestFirst);
        model.addAttribute("days", days);
        model.addAttribute(
                "export",
                days.appendTo(UriComponentsBuilder.fromPath("/schools/{code}/trail.xlsx"))
                        .build(code)
                        .toString());
        model.addAttribute(
                "address",
                days.appendTo(UriComponentsBuilder.fromPath("/schools/{code}"))
                        .queryParamIfPresent("order", Optional.of("oldest").filter(_ -> oldestFirst))
                        .build(code)
                        .toString());
        return "school";
    }

    /** The school's trail in the order of the ledger, from the same days as on the page. */
    @GetMapping("/schools/{code}/trail.xlsx")
    void export(
            @PathVariable String code, Days days, @AuthenticationPrincipal HubUser user, HttpServletResponse response)
            throws IOException {
        try (ListFile file = new ListFile("留痕", TRAIL_HEADER)) {
            file.addAll(paging -> trail.find(code, user.role(), days.when(), true, paging), SchoolPages::cells);
            file.sendTo(response, "留痕 " + code);
        }
    }

    private static List<String> cells(TrailEntry entry) {
        return Stream.of(
                        entry.position(),
                        entry.happenedOn(),
                        ListFile.MOMENT.format(entry.recordedAt()),
                        entry.event(),
                        entry.text(),
                        entry.actorName(),
                        entry.channel(),
                        entry.originNode())
                .map(cell -> Objects.toString(cell, ""))
                .toList();
    }
}
