package org.dudaohub.server.partners;

import org.dudaohub.server.problem.ProblemException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Bytes that people send: never more than a file may have. */
@Component
class Samples {

    private final DataSize most;

    Samples(@Value("${dudao.intake.max-size}") DataSize most) {
        this.most = most;
    }

    byte[] notTooLarge(byte[] content) {
        if (content.length > most.toBytes()) {
            throw new ProblemException(
                    HttpStatus.PAYLOAD_TOO_LARGE, "TOO_LARGE", "文件超过 %d MB。".formatted(most.toMegabytes()));
        }
        return content;
    }
}
