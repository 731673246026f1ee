package org.dudaohub.server.command;

import java.time.Duration;
import org.dudaohub.server.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** The command's outcome did not come in time. It may still happen: the same command again is safe. */
public class CommandTimeout extends ProblemException {

    CommandTimeout(String command, Duration timeout, Throwable cause) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "TIMEOUT",
                "%d 秒内没有办完（%s），结果尚不确定；可原样重试，重复提交不会重复办理。".formatted(timeout.toSeconds(), command),
                cause);
    }
}
