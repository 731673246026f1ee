package org.dudaohub.connectors.partner;

import org.dudaohub.connectors.intake.ImportResult;

/**
 * What became of a payload.
 *
 * @param payload its id
 * @param failure code of the failure; null if it was taken in
 * @param explanation of the failure, in Chinese; null if it was taken in
 * @param result the lines' results; null if it came to no lines
 */
public record Taken(String payload, String failure, String explanation, ImportResult.Imported result) {

    public boolean failed() {
        return failure != null;
    }
}
