/**
 * Files in: a CSV or XLSX file, uploaded or dropped into a watched folder, becomes one command for each of its lines, or
 * for each line that cannot become one a sentence in Chinese that says why.
 *
 * <p>Every command that a person may send is a {@link org.dudaohub.connectors.intake.FileKind}, drawn from its wording.
 *
 * <p>Read {@link org.dudaohub.connectors.intake.FileIntake} first. A file is archived under its SHA-256; the {@code
 * FileImported} event is what says that it was worked through, so the same file again does nothing. A file that was cut
 * short by a crash is simply worked through again: each command is refused nothing and changes nothing the second time.
 */
package org.dudaohub.connectors.intake;
