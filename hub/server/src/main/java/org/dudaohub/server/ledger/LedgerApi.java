package org.dudaohub.server.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/ledger")
@Tag(name = "账本")
class LedgerApi {

    private final Ledger ledger;
    private final ChainCheck check;

    LedgerApi(Ledger ledger, ChainCheck check) {
        this.ledger = ledger;
        this.check = check;
    }

    record Extent(long events, HeadView head) {}

    @GetMapping
    @Operation(summary = "账本的事件数和末端")
    Extent extent() {
        HeadView head = HeadView.of(ledger.head());
        return new Extent(head.events(), head);
    }

    @PostMapping("/verification")
    @Operation(summary = "校验整个哈希链")
    ChainCheck.Finding verify() {
        return check.run()
                .orElseThrow(() -> new ProblemException(HttpStatus.CONFLICT, "ALREADY_RUNNING", "另一次校验正在进行，请等它结束后再试。"));
    }
}
