package org.dudaohub.domain.intake;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.intake.IntakeEvent.FileImported;

/** A file by its hash: imported once. */
public class ImportedFile {

    @AggregateIdentifier
    private String stream;

    ImportedFile() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RecordImport command) {
        if (stream != null) {
            return Outcome.unchanged(command.file());
        }
        apply(new FileImported(
                command.file(),
                command.fileName(),
                command.partner(),
                command.kind(),
                command.office(),
                command.accepted(),
                command.unchanged(),
                command.rejected(),
                command.importedOn()));
        return Outcome.accepted(command.file());
    }

    @EventSourcingHandler
    void on(FileImported event) {
        stream = "import:" + event.file();
    }
}
