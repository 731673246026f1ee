package org.dudaohub.server.ledger;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.dudaohub.ledger.Ledger;
import org.dudaohub.ledger.Verification;
import org.springframework.stereotype.Component;

/** Recomputes the ledger's hash chain, one check at a time: it reads everything. */
@Component
class ChainCheck {

    private final Ledger ledger;
    private final Semaphore one = new Semaphore(1);

    ChainCheck(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * What the check found.
     *
     * @param position of the head if all is well, otherwise the first that is not as it was written; -1 if empty
     * @param message a Chinese sentence
     */
    record Finding(boolean ok, long position, String message) {}

    /** @return empty while another check is under way */
    Optional<Finding> run() {
        if (!one.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (ledger.verify()) {
                        case Verification.Intact(var head) ->
                            new Finding(
                                    true,
                                    head.position(),
                                    head.isEmpty()
                                            ? "账本还没有事件。"
                                            : "账本完好：从第 0 条到第 %d 条，每一条都与写入时一致。".formatted(head.position()));
                        case Verification.Broken(long position, String reason) ->
                            new Finding(
                                    false,
                                    position,
                                    "账本从第 %d 条起与写入时不一致，可能被改动（%s）。请立即停止使用并保全账本文件。".formatted(position, reason));
                    });
        } finally {
            one.release();
        }
    }
}
