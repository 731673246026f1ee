package org.dudaohub.server.notices;

import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.notice.ReadNotice;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.security.HubUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A school's 已阅 under a notice in its inbox, which is on the school's page. */
@Controller
class InboxPage implements Framed {

    private final CommandDesk desk;

    InboxPage(CommandDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/notices/{notice}/read")
    String read(@PathVariable String notice, @AuthenticationPrincipal HubUser user, RedirectAttributes flash) {
        String word = switch (desk.send(new ReadNotice(notice, user.organization()), user, Channel.CONSOLE)) {
            case Outcome.Accepted _, Outcome.Unchanged _ -> "已告知督导机构：通知已阅";
            case Outcome.Refused refused -> refused.message();
        };
        flash.addFlashAttribute("word", word);
        return "redirect:/schools/" + user.organization();
    }
}
