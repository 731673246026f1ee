package org.dudaohub.domain.intake;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Keeps the result of a file that was worked through. See {@link IntakeEvent.FileImported} for the fields. */
public record RecordImport(
        String file,
        String fileName,
        String partner,
        String kind,
        String office,
        int accepted,
        int unchanged,
        List<RejectedLine> rejected,
        LocalDate importedOn) {

    @TargetAggregateIdentifier
    public String stream() {
        return streamOf(file);
    }

    /** The ledger's stream that says whether the file was worked through before. */
    public static String streamOf(String file) {
        return "import:" + file;
    }
}
