package org.dudaohub.server.console;

import org.dudaohub.server.frame.Framed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in. */
@Controller
class LoginPage implements Framed {

    @GetMapping("/login")
    String login() {
        return "login";
    }
}
