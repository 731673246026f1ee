package org.dudaohub.connectors.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a partner is to this node: how it is reached, what it sends, what it gets, and how it is treated.
 *
 * @param in its channels to us
 * @param out our channels to it
 */
public record Declaration(Transport transport, List<Inbound> in, List<Outbound> out, Policy policy) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    public Declaration {
        in = in == null ? List.of() : List.copyOf(in);
        out = out == null ? List.of() : List.copyOf(out);
        policy = policy == null ? Policy.USUAL : policy;
    }

    /** The declaration is not understood; the message says in Chinese where. */
    public static final class Malformed extends Exception {

        Malformed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    public static Declaration read(String json) throws Malformed {
        try {
            Declaration read = JSON.readValue(json, Declaration.class);
            if (read == null) {
                throw new Malformed("接入声明是空的", null);
            }
            return read;
        } catch (JsonMappingException wrong) {
            throw new Malformed("接入声明中“%s”处有误：%s".formatted(path(wrong), wrong.getOriginalMessage()), wrong);
        } catch (JsonProcessingException broken) {
            throw new Malformed(
                    "接入声明不是有效的JSON（第%d行）"
                            .formatted(
                                    broken.getLocation() == null
                                            ? 1
                                            : broken.getLocation().getLineNr()),
                    broken);
        }
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "第" + (step.getIndex() + 1) + "项" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    /** As it stands in the ledger and on the console. */
    public String json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("records are written as JSON", impossible);
        }
    }

    public Optional<Inbound> inbound(String channel) {
        return in.stream().filter(each -> each.id().equals(channel)).findFirst();
    }

    public Optional<Outbound> outbound(String channel) {
        return out.stream().filter(each -> each.id().equals(channel)).findFirst();
    }
}
