package org.dudaohub.connectors.intake;

import java.util.List;
import org.dudaohub.domain.Command;

/**
 * What some lines of a file ask for; they succeed or fail together. Mostly it is one line.
 *
 * @param commands to be sent in this order, until one is refused; meaningless if a line is not sound
 */
record Request(List<Line> lines, List<Command> commands) {

    boolean isSound() {
        return lines.stream().allMatch(Line::isSound);
    }
}
