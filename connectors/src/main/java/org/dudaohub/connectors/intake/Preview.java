package org.dudaohub.connectors.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Outcome;

/**
 * What a file would come to.
 *
 * @param problem why it cannot be read at all, in Chinese; null if it can
 * @param sound how many lines would be sent
 * @param broken how many lines would go back unsent
 * @param requests the first of them, in the file's order
 */
public record Preview(String problem, int sound, int broken, List<Asked> requests) {

    /**
     * Lines that are sent together.
     *
     * @param lines their numbers, the header being line 1
     * @param commands what would be sent; empty if something is wrong
     * @param problems what is wrong, in Chinese
     */
    public record Asked(List<Integer> lines, List<Command> commands, List<String> problems) {}

    /** A file that cannot be read. */
    public static Preview unreadable(String problem) {
        return new Preview(problem, 0, 0, List.of());
    }

    static final class Collector implements Consumer<Request> {

        private final int most;
        private final List<Asked> requests = new ArrayList<>();
        private int sound;
        private int broken;

        Collector(int most) {
            this.most = most;
        }

        @Override
        public void accept(Request request) {
            int lines = request.lines().size();
            if (request.isSound()) {
                sound += lines;
            } else {
                broken += lines;
            }
            if (requests.size() < most) {
                requests.add(asked(request));
            }
        }

        private static Asked asked(Request request) {
            return new Asked(
                    request.lines().stream().map(Line::number).toList(),
                    request.isSound() ? request.commands() : List.of(),
                    request.lines().stream()
                            .map(Line::refusal)
                            .flatMap(Optional::stream)
                            .map(Outcome.Refused.class::cast)
                            .map(Outcome.Refused::message)
                            .toList());
        }

        Preview preview() {
            return new Preview(null, sound, broken, requests);
        }
    }
}
