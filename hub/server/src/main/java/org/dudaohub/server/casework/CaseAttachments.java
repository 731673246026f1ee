package org.dudaohub.server.casework;

import java.io.IOException;
import org.dudaohub.domain.Attachment;
import org.dudaohub.projections.dossier.CaseHistory;
import org.dudaohub.projections.dossier.Dossier;
import org.dudaohub.server.attachment.Attachments;
import org.dudaohub.server.problem.ProblemException;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Gives a file to whoever may see the case that names it. */
@Component
class CaseAttachments {

    private final CaseHistory history;
    private final Attachments attachments;

    CaseAttachments(CaseHistory history, Attachments attachments) {
        this.history = history;
        this.attachments = attachments;
    }

    /** @param dossier which the caller may see */
    ResponseEntity<Resource> of(Dossier dossier, String sha256) throws IOException {
        Attachment named = history.of(dossier).stream()
                .flatMap(line -> line.attachments().stream())
                .filter(attachment -> attachment.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("UNKNOWN_ATTACHMENT", "案卷中没有这个附件。"));
        return attachments.give(named);
    }
}
