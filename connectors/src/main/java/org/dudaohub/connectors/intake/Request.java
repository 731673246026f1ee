package org.dudaohub.connectors.intake;

import java.util.List;

/**
 * What some lines of a file ask for; they succeed or fail together. Mostly it is one line.
 *
 * @param commands to be sent in this order, until one is refused; meaningless if a line is not sound
 */
record Request(List<Line> lines, List<Object> commands) {

    boolean isSound() {
        return lines.stream().allMatch(Line::isSound);
    }
}
