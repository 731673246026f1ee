package org.dudaohub.domain.intake;

import org.dudaohub.domain.Command;

/** The use cases of this package. */
public sealed interface IntakeCommand extends Command permits RecordImport, DetectSyncConflict, SettleSyncConflict {}
