package org.dudaohub.ledger.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.dudaohub.ledger.LedgerException;
import org.dudaohub.ledger.vault.KeyVault.VaultException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** What goes wrong, as one sentence and an exit code: 1 something is broken, 2 asked wrongly. */
final class Failures {

    private Failures() {}

    /** Asked for what can't be done; the message is the sentence. */
    static final class AskedWrongly extends RuntimeException {
        AskedWrongly(String sentence) {
            super(sentence);
        }
    }

    /** For {@link CommandLine#setExecutionExceptionHandler}. What is none of these is a fault of the tool, and goes on. */
    static int told(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        String sentence = switch (failure) {
            case AskedWrongly wrong -> wrong.getMessage();
            case LedgerException broken -> "失败:" + broken.getMessage();
            case VaultException broken -> "失败:密钥库:" + broken.getMessage();
            case UncheckedIOException disk -> "失败:" + disk(disk.getCause());
            case IOException disk -> "失败:" + disk(disk);
            default -> throw failure;
        };
        command.getErr().println(sentence);
        return failure instanceof AskedWrongly ? 2 : 1;
    }

    private static String disk(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "没有这个文件:" + missing.getMessage();
            case AccessDeniedException denied -> "没有权限读写:" + denied.getMessage();
            default -> failure.getMessage();
        };
    }
}
