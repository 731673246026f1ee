package org.dudaohub.server.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.dudaohub.domain.Attachment;
import org.dudaohub.ledger.content.ContentStore;
import org.dudaohub.ledger.content.ContentStore.Kept;
import org.dudaohub.server.problem.ProblemException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Takes files in and gives them out, as streams. */
@Component
public class Attachments {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,60}/[\\w.+-]{1,60}");
    private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]");
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST_NAME = 200;

    private final ContentStore store;
    private final DataSize most;

    Attachments(ContentStore store, @Value("${dudao.attachments.max-size}") DataSize most) {
        this.store = store;
        this.most = most;
    }

    /**
     * @param declaredType the media type that the client announced; may be null
     * @return what a command names the file by
     * @throws ProblemException 400 for an empty file, 413 for one that is too large
     */
    public Attachment take(String name, String declaredType, InputStream content) throws IOException {
        Kept kept = store.keep(content, most.toBytes())
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.PAYLOAD_TOO_LARGE, "TOO_LARGE", "附件超过 %d MB。".formatted(most.toMegabytes())));
        if (kept.size() == 0) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "MISSING", "附件是空的。");
        }
        String type = declaredType != null && MEDIA_TYPE.matcher(declaredType).matches()
                ? declaredType
                : MediaType.APPLICATION_OCTET_STREAM_VALUE;
        return new Attachment(kept.sha256(), kept.size(), type, plain(name));
    }

    private static String plain(String name) {
        if (name == null) {
            return "未命名";
        }
        String plain = UNPRINTABLE
                .matcher(FOLDERS.matcher(name).replaceFirst(""))
                .replaceAll("")
                .strip();
        if (plain.isEmpty()) {
            return "未命名";
        }
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
    }

    /**
     * The file, never to be opened in the page: what is in it, nobody looked at.
     *
     * @throws ProblemException 404 where it is not here (yet)
     */
    public ResponseEntity<Resource> give(Attachment attachment) throws IOException {
        Path file = store.find(attachment.sha256())
                .orElseThrow(() -> ProblemException.notFound("NOT_ARRIVED", "附件尚未送达本节点，送达后可以下载。"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new FileSystemResource(file));
    }
}
