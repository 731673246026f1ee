package org.dudaohub.domain.survey;

import java.util.List;
import org.dudaohub.domain.Wording;

/** A question with its possible answers; one of them is chosen. */
public record Question(
        @Wording("题目") String text, @Wording("选项") List<String> options) {

    public Question {
        options = options == null ? List.of() : List.copyOf(options);
    }
}
