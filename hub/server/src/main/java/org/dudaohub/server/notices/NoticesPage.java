package org.dudaohub.server.notices;

import java.util.Map;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.notices.NoticeRow;
import org.dudaohub.projections.notices.NoticesQuery;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.server.listing.Listing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class NoticesPage {

    private static final Map<String, String> KINDS = Map.of(
            "RECTIFICATION_ORDERED", "整改通知",
            "RECTIFICATION_RETURNED", "整改退回通知",
            "RECTIFICATION_OVERDUE", "整改逾期提醒");

    private final NoticesQuery notices;
    private final RegisterQuery register;

    NoticesPage(NoticesQuery notices, RegisterQuery register) {
        this.notices = notices;
        this.register = register;
    }

    @GetMapping("/notices")
    String notices(@RequestParam(defaultValue = "0") int page, Model model) {
        Page<NoticeRow> rows = notices.newestFirst(Listing.onPage(page));
        model.addAttribute("summary", notices.summary());
        model.addAttribute("notices", rows);
        model.addAttribute("kinds", KINDS);
        model.addAttribute(
                "names",
                register.names(
                        rows.items().stream().map(NoticeRow::school).distinct().toList()));
        return "notices";
    }
}
