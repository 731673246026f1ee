package org.dudaohub.server.notices;

import org.dudaohub.projections.Page;
import org.dudaohub.projections.notices.NoticeRow;
import org.dudaohub.projections.notices.NoticesQuery;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.listing.Listing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class NoticesPage implements Framed {

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
        model.addAttribute(
                "names",
                register.names(
                        rows.items().stream().map(NoticeRow::school).distinct().toList()));
        return "notices";
    }
}
