package org.dudaohub.projections.imports;

import org.dudaohub.domain.intake.RejectedLine;
import org.dudaohub.projections.JournalQuery;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.ReadModelDatabase;
import org.springframework.stereotype.Component;

/** Looks up the files that this node took in. */
@Component
public class ImportsQuery {

    private final JournalQuery<ImportedFile> files;
    private final JournalQuery<RejectedLine> rejected;

    ImportsQuery(ReadModelDatabase database) {
        this.files = new JournalQuery<>(database, ImportsProjection.FILES, ImportedFile.class);
        this.rejected = new JournalQuery<>(database, ImportsProjection.REJECTED, RejectedLine.class);
    }

    public Page<ImportedFile> newestFirst(Paging paging) {
        return files.newestFirst(ImportsProjection.ALL, paging);
    }

    /**
     * The lines that went back, in the order of the file.
     *
     * @param file SHA-256 of the file's bytes, hexadecimal
     */
    public Page<RejectedLine> rejectedLines(String file, Paging paging) {
        return rejected.oldestFirst(file, paging);
    }
}
