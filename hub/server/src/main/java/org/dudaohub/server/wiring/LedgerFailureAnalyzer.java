package org.dudaohub.server.wiring;

import org.dudaohub.ledger.LedgerException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says, when the node can't open its ledger at start, what the operator can do about it. */
class LedgerFailureAnalyzer extends AbstractFailureAnalyzer<LedgerException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, LedgerException cause) {
        return new FailureAnalysis("""
                打不开账本，节点没有启动。
                The node did not start, because it cannot open its ledger.
                %s""".formatted(cause.getMessage()), """
                一个账本文件只能由一个节点使用。请确认没有另一个节点正在使用同一个数据目录：先停止它，或用 --dudao.data=<目录> 另选目录；\
                并检查该目录是否可写、磁盘是否有空间。不要删除账本文件，也不要删除锁文件。
                A ledger file serves one node only. Stop the other node that uses the same data folder, or choose another \
                folder with --dudao.data=<folder>; check that it is writable and has room. Don't delete the ledger or its \
                lock file.""", cause);
    }
}
