package org.dudaohub.server.survey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.survey.AnswerSurvey;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.problem.ProblemException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes answers, not too many from one address; addresses are counted in memory for a while and go nowhere else. */
@Component
class BallotBox {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 10_000;

    /** A shorter secret could be guessed from its digest, and so tell who answered. */
    private static final int SHORTEST_SECRET = 16;

    private static final int LONGEST_SECRET = 200;

    private final CommandDesk desk;
    private final int most;
    private final Cache<String, Integer> answers = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfter(Expiry.<String, Integer>creating((address, count) -> WINDOW))
            .build();

    /** @param most answers from one address within ten minutes; a school's pupils may share one address */
    BallotBox(CommandDesk desk, @Value("${dudao.survey.answers-per-address:200}") int most) {
        this.desk = desk;
        this.most = most;
    }

    /**
     * @param secret known to whoever answers only, 16 to 200 characters: that of a ballot, or in an open survey any; the same
     *     one counts once
     * @throws ProblemException if too many answers came from the address
     */
    Outcome answer(String survey, String secret, List<Integer> choices, String address) {
        if (answers.asMap().merge(address, 1, Integer::sum) > most) {
            throw new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_ATTEMPTS", "提交过于频繁，请十分钟后再试。");
        }
        if (secret == null || secret.length() < SHORTEST_SECRET || secret.length() > LONGEST_SECRET) {
            return Outcome.refused(Reason.INVALID, "票据应为%d到%d个字符".formatted(SHORTEST_SECRET, LONGEST_SECRET));
        }
        if (choices.stream().anyMatch(Objects::isNull)) {
            return Outcome.refused(Reason.INVALID, "每道题应选择一个选项");
        }
        return desk.sendAnonymously(
                new AnswerSurvey(survey, Ballot.typed(secret).digest(), choices));
    }
}
