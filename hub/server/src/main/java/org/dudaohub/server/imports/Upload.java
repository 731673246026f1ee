package org.dudaohub.server.imports;

import java.io.IOException;
import java.io.InputStream;
import org.dudaohub.connectors.intake.FileIntake;
import org.dudaohub.connectors.intake.FileKind;
import org.dudaohub.connectors.intake.ImportResult;
import org.dudaohub.connectors.intake.IncomingFile;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.problem.ProblemException;
import org.dudaohub.server.security.HubUser;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Takes an uploaded file in, never more of it than a file may have. */
@Component
class Upload {

    private static final int LONGEST_NAME = 200;

    private final FileIntake intake;
    private final CommandDesk desk;
    private final DataSize most;

    Upload(FileIntake intake, CommandDesk desk, @Value("${dudao.intake.max-size}") DataSize most) {
        this.intake = intake;
        this.desk = desk;
        this.most = most;
    }

    /**
     * @param declared the length that the client announced; -1 if it did not
     * @throws ProblemException 404 for an unknown kind, 403 for one of which the user may send nothing at all, 400 for an
     *     empty file, 413 for one that is too large
     */
    ImportResult take(String kind, String fileName, long declared, InputStream content, HubUser user, Channel channel)
            throws IOException {
        FileKind known = FileKind.named(kind)
                .orElseThrow(() -> ProblemException.notFound("UNKNOWN_KIND", "没有“%s”这种文件类别。".formatted(kind)));
        if (!known.senders().contains(user.role())) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "NOT_PERMITTED", "您的账号没有权限办理此事。");
        }
        if (declared > most.toBytes()) {
            throw tooLarge();
        }
        byte[] bytes = content.readNBytes(Math.toIntExact(most.toBytes()) + 1);
        if (bytes.length > most.toBytes()) {
            throw tooLarge();
        }
        if (bytes.length == 0) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "MISSING", "文件是空的。");
        }
        return intake.take(
                new IncomingFile(shortened(fileName), known, user.name(), bytes),
                CommandDesk.provenance(user, channel),
                command -> desk.forbidden(command, user));
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                HttpStatus.PAYLOAD_TOO_LARGE, "TOO_LARGE", "文件超过 %d MB,请分成几个文件。".formatted(most.toMegabytes()));
    }

    private static String shortened(String name) {
        String plain = name == null || name.isBlank() ? "未命名" : name.strip();
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
    }
}
