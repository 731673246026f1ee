package org.dudaohub.connectors.intake;

import java.util.List;

/**
 * A row of a table, before anyone knows what its cells mean.
 *
 * @param number counted from 1, blank rows too, as a spreadsheet shows it
 */
public record Row(int number, List<String> cells) {

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
