package org.dudaohub.server.survey;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.survey.BallotDigests;
import org.dudaohub.domain.survey.HandOutBallots;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.security.HubUser;
import org.springframework.stereotype.Component;

/** Makes ballots for an office. Their secrets go to whoever asked and are kept nowhere: lost ones are lost. */
@Component
class BallotPress {

    private final CommandDesk desk;
    private final RandomGenerator random;
    private final Clock clock;

    BallotPress(CommandDesk desk, RandomGenerator ballotRandom, Clock clock) {
        this.desk = desk;
        this.random = ballotRandom;
        this.clock = clock;
    }

    /** @param ballots empty if they were not handed out, and then {@code outcome} says why */
    record Printed(Outcome outcome, List<Ballot> ballots) {}

    /** @param batch what is handed out together, such as a class; each batch once */
    Printed print(String survey, String batch, int count, HubUser user, Channel channel) {
        if (count < 1 || count > HandOutBallots.MOST) {
            return refused("一批应发放1至%d张".formatted(HandOutBallots.MOST));
        }
        List<Ballot> ballots =
                Stream.generate(() -> Ballot.draw(random)).limit(count).toList();
        Outcome outcome = desk.sendForOffice(
                new HandOutBallots(
                        survey,
                        batch,
                        new BallotDigests(ballots.stream().map(Ballot::digest).toList()),
                        LocalDate.now(clock)),
                user,
                channel);
        return new Printed(outcome, outcome instanceof Outcome.Accepted ? ballots : List.of());
    }

    private static Printed refused(String sentence) {
        return new Printed(Outcome.refused(Reason.INVALID, sentence), List.of());
    }
}
