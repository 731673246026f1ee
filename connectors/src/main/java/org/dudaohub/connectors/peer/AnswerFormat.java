package org.dudaohub.connectors.peer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Answers as signed JSON. */
final class AnswerFormat {

    static final String CONTENT_TYPE = "application/vnd.dudao.answers+json";

    /** @param signed the answer as it travels */
    record SignedAnswer(Answer answer, Signed signed) {}

    private final ObjectMapper json;
    private final NodeKey key;

    AnswerFormat(ObjectMapper json, NodeKey key) {
        this.json = json;
        this.key = key;
    }

    SignedAnswer write(Answer answer) {
        return new SignedAnswer(answer, Signed.by(key, json.valueToTree(answer)));
    }

    /** The answer as it was signed before. */
    SignedAnswer restore(Answer answer, String signature) {
        return new SignedAnswer(answer, Signed.restore(json.valueToTree(answer), signature));
    }

    /** Reads an answer and believes nothing in it; empty where it is none. */
    Optional<SignedAnswer> read(JsonNode node) {
        return node instanceof ObjectNode object
                ? Signed.read(object).flatMap(signed -> answer(signed).map(answer -> new SignedAnswer(answer, signed)))
                : Optional.empty();
    }

    private Optional<Answer> answer(Signed signed) {
        try {
            Answer answer = json.treeToValue(signed.json(), Answer.class);
            return Optional.of(answer).filter(read -> read.from() != null && read.to() != null);
        } catch (JacksonException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
