package org.dudaohub.demo.play;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.dudaohub.simulators.node.NodeClient;
import org.springframework.web.client.RestClientResponseException;

/** Plays {@code ops/sample/acts} day by day: every system at least once, and the cases in which something goes wrong. */
final class SecondAct {

    private static final int WORKDAY_BEGINS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final World world;
    private final Sample sample;
    private final Progress progress;
    private final Map<String, Long> eventsDue = new HashMap<>();
    /** What answers said that later steps need, by the name that the step gives it. */
    private final Map<String, String> kept = new HashMap<>();

    /** By the act's key, what did not come out as it should. */
    private final Map<String, List<String>> wrong = new HashMap<>();

    SecondAct(World world, Sample sample, Progress progress) {
        this.world = world;
        this.sample = sample;
        this.progress = progress;
    }

    void play(Results results) {
        progress.part("六、各项业务与各种情形");
        List<Act> acts = sample.acts();
        for (NodeClient node : world.nodes()) {
            awaitReadModels(node, 0);
            eventsDue.put(node.id(), EventCount.of(node).own());
        }
        acts.stream()
                .flatMap(act -> act.steps().stream().map(Act.Step::day))
                .distinct()
                .sorted()
                .forEach(day -> playDay(acts, day));
        for (Act act : acts) {
            List<String> failures = wrong.getOrDefault(act.key(), List.of());
            results.act(act, failures);
            progress.say((failures.isEmpty() ? "✓ " : "✗ ") + act.name());
            failures.forEach(failure -> progress.say("    " + failure));
        }
    }

    private void playDay(List<Act> acts, LocalDate day) {
        world.moveClocksTo(day.atTime(WORKDAY_BEGINS, 0));
        for (NodeClient node : world.nodes()) {
            eventsDue.merge(node.id(), (long) sample.byItself(node.id(), day).size(), Long::sum);
        }
        for (Act act : acts) {
            act.steps().stream().filter(step -> step.day().equals(day)).forEach(step -> take(act, step));
        }
        // The nodes find in their read models what becomes due on the next day.
        for (NodeClient node : world.nodes()) {
            awaitReadModels(node, eventsDue.get(node.id()));
        }
    }

    private void take(Act act, Act.Step step) {
        NodeClient node = world.node(step.node());
        switch (step) {
            case Act.Send send -> {
                NodeClient.Answer answer = node.tryPost(
                        send.login(),
                        World.PASSWORD,
                        send.send().startsWith("/") ? send.send() : "/api/v1/commands/" + send.send(),
                        filledIn(send.body()));
                String outcome = outcome(answer);
                if (!outcome.equals(send.expect())) {
                    wrong(act, "%s 应为 %s,实为 %s".formatted(send.send(), send.expect(), answer.body()));
                }
                send.keep()
                        .forEach((name, at) ->
                                kept.put(name, answer.body().at(at).asText()));
                eventsDue.merge(node.id(), (long) send.events().size(), Long::sum);
            }
            case Act.Look look ->
                untilSo(
                        act,
                        "%s 的 %s 应为 %s".formatted(look.look(), look.at(), look.is()),
                        () -> node.get(look.look()).at(look.at()).equals(look.is()));
            case Act.Lack lack ->
                untilSo(
                        act,
                        "%s 仍有“%s”".formatted(lack.look(), lack.lacks()),
                        () -> !node.get(lack.look()).toString().contains(lack.lacks()));
            case Act.Key key -> {
                Path data = world.dataOf(node);
                untilSo(
                        act,
                        key.readable() ? "密钥不在" : "密钥仍在",
                        () -> contains(data.resolve("keys.sqlite"), key.person()) == key.readable());
                for (Path file : files(data)) {
                    if (contains(file, key.name())) {
                        wrong(act, file + " 中有明文“" + key.name() + "”");
                    }
                }
            }
        }
    }

    /** A file that was worked through is accepted, whatever its lines came to. */
    private static String outcome(NodeClient.Answer answer) {
        return answer.body().has("rejected")
                ? "accepted"
                : answer.body().path("outcome").asText(answer.code());
    }

    /** A text is a file. */
    private String filledIn(JsonNode body) {
        String text = body.isTextual() ? body.textValue() : body.toString();
        for (Map.Entry<String, String> each : kept.entrySet()) {
            text = text.replace("{{" + each.getKey() + "}}", each.getValue());
        }
        return text;
    }

    /** A read model comes a moment later, so what is looked for may not be there at first. */
    private void untilSo(Act act, String otherwise, Callable<Boolean> condition) {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptionsInstanceOf(RestClientResponseException.class)
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            wrong(act, otherwise);
        }
    }

    private void wrong(Act act, String sentence) {
        wrong.computeIfAbsent(act.key(), key -> new ArrayList<>()).add(sentence);
    }

    /** @param events how many of its own making the node must have by now; the summary says which are missing */
    private static void awaitReadModels(NodeClient node, long events) {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
                EventCount shown = EventCount.of(node);
                return shown.own() >= events
                        && shown.all()
                                == node.get("/api/v1/ledger").get("events").longValue();
            });
        } catch (ConditionTimeoutException tooFew) {
            // What is missing then differs from what is expected in the end.
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            return bytes.contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException vanished) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
