package org.dudaohub.connectors.intake;

import java.util.regex.Pattern;

/** A cell that a spreadsheet does not compute when it opens a CSV (CWE-1236). */
public final class SafeCell {

    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private SafeCell() {}

    /** A cell that begins like a formula gets an apostrophe in front; a number stays what it is. */
    public static String of(String cell) {
        boolean harmless = cell.isEmpty()
                || FORMULA_STARTS.indexOf(cell.charAt(0)) < 0
                || NUMBER.matcher(cell).matches();
        return harmless ? cell : "'" + cell;
    }
}
