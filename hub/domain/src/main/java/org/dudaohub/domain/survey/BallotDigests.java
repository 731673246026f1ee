package org.dudaohub.domain.survey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.dudaohub.domain.Labelled;

/**
 * What is known of ballots: enough to tell a true one, too little to make one, and nothing of who got it. People read only how
 * many they are.
 *
 * @param sha256 of each ballot's secret, hexadecimal
 */
public record BallotDigests(@JsonValue List<String> sha256) implements Labelled {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    @JsonCreator
    public BallotDigests {
        sha256 = List.copyOf(sha256);
    }

    /** Whether each is a digest, and none is there twice. */
    boolean sound() {
        return sha256.stream().allMatch(digest -> DIGEST.matcher(digest).matches())
                && new HashSet<>(sha256).size() == sha256.size();
    }

    @Override
    public String label() {
        return sha256.size() + "张";
    }
}
