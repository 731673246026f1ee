package org.dudaohub.server.ledger;

import org.dudaohub.ledger.Ledger;
import org.dudaohub.projections.ProjectionMonitor;
import org.dudaohub.server.frame.Framed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class LedgerPage implements Framed {

    private final Ledger ledger;
    private final ProjectionMonitor readModels;
    private final ChainCheck check;

    LedgerPage(Ledger ledger, ProjectionMonitor readModels, ChainCheck check) {
        this.ledger = ledger;
        this.readModels = readModels;
        this.check = check;
    }

    @GetMapping("/ledger")
    String ledger(Model model) {
        state(model);
        return "ledger";
    }

    /** The same without the frame, for the page's own refresh. */
    @GetMapping("/ledger/state")
    String refresh(Model model) {
        state(model);
        return "ledger :: state";
    }

    @PostMapping("/ledger/verification")
    String verify(Model model) {
        model.addAttribute("finding", check.run().orElse(null));
        return "ledger :: finding";
    }

    private void state(Model model) {
        model.addAttribute("head", HeadView.of(ledger.head()));
        model.addAttribute("algorithm", ledger.header().algorithm().label());
        model.addAttribute("readModels", readModels.all());
    }
}
