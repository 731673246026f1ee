package org.dudaohub.demo.play;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A story of the second act: one file of {@code ops/sample/acts}.
 *
 * @param key names it in the summary
 * @param name what people call it
 * @param systems the rows of the table of systems that it shows; empty where it is not about one
 */
record Act(String key, String name, List<Integer> systems, List<Step> steps) {

    Act {
        systems = systems == null ? List.of() : List.copyOf(systems);
        steps = List.copyOf(steps);
    }

    /** Which of these a step is shows in its fields. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({
        @JsonSubTypes.Type(Send.class),
        @JsonSubTypes.Type(Look.class),
        @JsonSubTypes.Type(Lack.class),
        @JsonSubTypes.Type(Key.class)
    })
    sealed interface Step {

        /** The day on which it is done, which may be later than the day that it tells of. */
        LocalDate day();

        /** The node's id. */
        String node();
    }

    /**
     * Somebody sends a command.
     *
     * @param login who; the node's office where it is left out
     * @param send capability and command, such as {@code plan/AssignTask}, or another path of the HTTP API
     * @param expect {@code accepted}, {@code unchanged} or the reason of the refusal
     * @param body a JSON object, or a file's text; may hold {@code {{name}}} for what an earlier answer said
     * @param events the names of the events that it leaves on the node, with the notice that follows it
     * @param keep what to keep of the answer: JSON pointers, by name
     */
    record Send(
            LocalDate day,
            String node,
            String login,
            String send,
            JsonNode body,
            String expect,
            List<String> events,
            Map<String, String> keep)
            implements Step {
        Send {
            keep = keep == null ? Map.of() : Map.copyOf(keep);
            node = orCounty(node);
            login = login == null ? node : login;
            events = events == null ? List.of() : List.copyOf(events);
        }
    }

    /**
     * The node's office looks something up, until it is what it should be.
     *
     * @param look path of the HTTP API
     * @param at JSON pointer into the answer
     */
    record Look(LocalDate day, String node, String look, String at, JsonNode is) implements Step {
        Look {
            node = orCounty(node);
        }
    }

    /** What the node's office looks up says nothing of {@code lacks}. */
    record Lack(LocalDate day, String node, String look, String lacks) implements Step {
        Lack {
            node = orCounty(node);
        }
    }

    /**
     * The node's disk: {@code name} stands nowhere in the clear, and whether there is a key with which it could be read.
     *
     * @param person whose key
     */
    record Key(LocalDate day, String node, String person, String name, boolean readable) implements Step {
        Key {
            node = orCounty(node);
        }
    }

    private static String orCounty(String node) {
        return node == null ? World.COUNTY_OFFICE : node;
    }
}
