package org.dudaohub.server.console;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dudaohub.domain.Role;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.node.NodeProperties;
import org.dudaohub.server.security.HubUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page what its frame shows: the node, the user, and the menu of what the user may open. */
@ControllerAdvice(assignableTypes = Framed.class)
class Frame {

    private static final Set<Role> NOT_SCHOOLS = Set.of(Role.OFFICE, Role.INSPECTOR, Role.AUDITOR);

    private static final List<Entry> FULL = List.of(
            new Entry("/", "首页"),
            new Entry("/schools", "学校"),
            new Entry("/cases", "业务办理"),
            new Entry("/rectifications", "整改台账"),
            new Entry("/imports", "文件导入"),
            new Entry("/exchange", "交换"),
            new Entry("/notices", "通知"),
            new Entry("/ledger", "账本"));

    private static final Entry PARTNERS = new Entry("/partners", "对接平台");

    private final NodeProperties node;

    private final Clock clock;

    Frame(NodeProperties node, Clock clock) {
        this.node = node;
        this.clock = clock;
    }

    /** One line of the menu. */
    record Entry(String path, String label) {}

    @ModelAttribute("node")
    NodeProperties node() {
        return node;
    }

    /** In which pages show times. */
    @ModelAttribute("zone")
    ZoneId zone() {
        return clock.getZone();
    }

    @ModelAttribute("user")
    HubUser user(@AuthenticationPrincipal HubUser user) {
        return user;
    }

    @ModelAttribute("menu")
    List<Entry> menu(@AuthenticationPrincipal HubUser user) {
        if (user == null) {
            return List.of();
        }
        if (user.role() == Role.OFFICE) {
            return Stream.concat(FULL.stream(), Stream.of(PARTNERS)).toList();
        }
        return NOT_SCHOOLS.contains(user.role())
                ? FULL
                : List.of(
                        new Entry("/schools/" + user.organization(), "本校"),
                        new Entry("/rectifications", "整改事项"),
                        new Entry("/cases", "业务办理"));
    }
}
