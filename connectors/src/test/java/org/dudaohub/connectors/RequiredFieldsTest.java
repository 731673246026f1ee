package org.dudaohub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dudaohub.connectors.intake.FileIntake;
import org.dudaohub.connectors.intake.FileKind;
import org.dudaohub.connectors.intake.IncomingFile;
import org.dudaohub.connectors.intake.IntakeLimits;
import org.dudaohub.connectors.intake.IntakeOfTests;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.rectification.DeclareOverdue;
import org.dudaohub.domain.rectification.RectificationEvent.RectificationOrdered;
import org.dudaohub.domain.wording.Field;
import org.dudaohub.domain.wording.Field.Shape;
import org.dudaohub.ledger.axon.LedgerSerializer;
import org.dudaohub.ledger.vault.KeyVault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether what is marked as required is what the domain asks for. Plays the sample city's stories and what these leave out,
 * and before each command of people that is accepted sends it once for each of its fields without that field, and takes it back.
 */
class RequiredFieldsTest {

    private static final ObjectMapper JSON =
            LedgerSerializer.mapper().configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true);

    /** A command that comes more often is not tried each time. */
    private static final int OFTEN_ENOUGH = 3;

    /** How a command is answered in which a field is missing: by name, or because what it should name is not there. */
    private static final Set<Reason> FOR_WHAT_IS_MISSING = Set.of(
            Reason.MISSING,
            Reason.INVALID,
            Reason.UNKNOWN_CASE,
            Reason.UNKNOWN_ORGANIZATION,
            Reason.UNKNOWN_INSPECTOR,
            Reason.NOT_PERMITTED);

    /** What is asked for in some cases only, so that no mark can say it. */
    private static final Set<String> IN_SOME_CASES = Set.of(
            "AssignTask/inspectors",
            "AssignTask/section",
            "CorrectAccountability/measures",
            "CorrectDocument/text",
            "DecideAppeal/measures",
            "DecideAccountability/answer",
            "IssueOpinion/answerToDefence",
            "OpenFactFinding/person",
            "PublishRating/round",
            "ReceiveComplaint/person");

    @TempDir
    Path folder;

    private final Today clock = new Today();
    private TestNode node;
    private KeyVault vault;
    private boolean trying;

    @BeforeEach
    void theCityHasItsRegisters() throws IOException {
        node = TestNode.start(folder, configurer -> configurer.registerComponent(Clock.class, _ -> clock));
        node.axon().commandBus().registerHandlerInterceptor((_, chain) -> {
            Object outcome = chain.proceed();
            if (trying) {
                throw new TakenBack((Outcome) outcome);
            }
            return outcome;
        });
        vault = KeyVault.open(folder.resolve("keys.db"));
        clock.today = LocalDate.of(2026, 3, 31);
        FileIntake intake = IntakeOfTests.intake(
                node, IntakeOfTests.archive(folder, vault), vault, new IntakeLimits(1024 * 1024, 1000, 1000));
        take(intake, "organizations", "lanjiang/organizations.csv");
        take(intake, "inspectors", "lanjiang/inspectors.xlsx");
        take(intake, "zones", "lanjiang/zones.csv");
        take(intake, "plans", "lanjiang/plan-2026.xlsx");
        take(intake, "inspection-forms", "qingdi/inspection-forms-2026-03.csv");
    }

    @AfterEach
    void stop() {
        node.close();
        vault.close();
    }

    @Test
    void what_is_marked_as_required_is_asked_for_and_nothing_else() throws IOException {
        Map<Class<? extends Command>, Integer> tried = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (Sent sent : stories()) {
            if (!sent.day().equals(clock.today)) {
                clock.today = sent.day();
                node.events(RectificationOrdered.class)
                        .forEach(ordered -> node.send(new DeclareOverdue(ordered.rectification())));
            }
            if (sent.type().isAnnotationPresent(SentBy.class)
                    && tried.getOrDefault(sent.type(), 0) < OFTEN_ENOUGH
                    && outcome(sent.type(), sent.body(), true) instanceof Outcome.Accepted) {
                check(sent.type(), sent.body(), "", Field.of(sent.type()), wrong);
                tried.merge(sent.type(), 1, Integer::sum);
            }
            outcome(sent.type(), sent.body(), false);
        }
        assertThat(wrong).isEmpty();
        assertThat(commandsOfPeople()).as("each of these was accepted once").allMatch(tried::containsKey);
    }

    private void check(
            Class<? extends Command> type, ObjectNode body, String path, List<Field> fields, List<String> wrong) {
        for (Field field : fields) {
            String at = path + "/" + field.name();
            if (body.at(at).isMissingNode()) {
                continue;
            }
            ObjectNode without = body.deepCopy();
            ((ObjectNode) without.at(path)).remove(field.name());
            Outcome outcome;
            try {
                outcome = outcome(type, without, true);
            } catch (RuntimeException broken) {
                wrong.add("%s%s: %s at %s".formatted(type.getSimpleName(), at, broken, broken.getStackTrace()[0]));
                continue;
            }
            boolean asked =
                    outcome instanceof Outcome.Refused(Reason reason, String _) && FOR_WHAT_IS_MISSING.contains(reason);
            boolean asIsMarked = asked == field.required() || IN_SOME_CASES.contains(type.getSimpleName() + at);
            if (!asIsMarked) {
                wrong.add("%s%s: %s".formatted(type.getSimpleName(), at, outcome));
            }
            if (field.required() && field.shape() instanceof Shape.Group(var inner)) {
                check(type, body, at, inner, wrong);
            }
        }
    }

    /** What the command comes to; one that cannot even be read is missing something. */
    private Outcome outcome(Class<? extends Command> type, JsonNode body, boolean trying) {
        this.trying = trying;
        try {
            return node.send(JSON.treeToValue(body, type));
        } catch (TakenBack taken) {
            return taken.outcome;
        } catch (JsonProcessingException missing) {
            return Outcome.refused(Reason.MISSING, missing.getOriginalMessage());
        } finally {
            this.trying = false;
        }
    }

    private record Sent(LocalDate day, Class<? extends Command> type, ObjectNode body) {}

    private static List<Class<? extends Command>> commandsOfPeople() {
        return commands().filter(type -> type.isAnnotationPresent(SentBy.class)).toList();
    }

    private static Stream<Class<? extends Command>> commands() {
        return Capabilities.all().stream().flatMap(capability -> capability.commandTypes().stream());
    }

    /** What is sent in the stories, and what people may send besides, with what the node does between: day by day. */
    private static List<Sent> stories() throws IOException {
        List<Sent> sent = new ArrayList<>();
        first("rectification-reports.json", "reportedOn", "ReportRectification", sent);
        first("revisit-forms.json", "form/date", "FileRevisitForm", sent);
        first("interview.json", "heldOn", "HoldInterview", sent);
        try (Stream<Path> acts = Files.list(TestNode.sample("acts"))) {
            for (Path act : acts.sorted().toList()) {
                steps(JSON.readTree(act.toFile()), sent);
            }
        }
        steps(JSON.readTree(RequiredFieldsTest.class.getResource("/what-the-stories-leave-out.json")), sent);
        sent.sort(Comparator.comparing(Sent::day));
        return sent;
    }

    private static void steps(JsonNode act, List<Sent> sent) {
        for (JsonNode step : act.path("steps")) {
            String[] send = step.path("send").asText().split("/");
            if (send.length == 2) {
                LocalDate day = LocalDate.parse(step.path("day").textValue());
                sent.add(new Sent(day, command(send[1]), (ObjectNode) step.path("body")));
            }
        }
    }

    private static void first(String file, String day, String command, List<Sent> sent) throws IOException {
        JsonNode records = JSON.readTree(TestNode.sample("qingdi/" + file).toFile());
        for (JsonNode each : records.isArray() ? records : List.of(records)) {
            sent.add(new Sent(LocalDate.parse(each.at("/" + day).textValue()), command(command), (ObjectNode) each));
        }
    }

    private static Class<? extends Command> command(String name) {
        return commands()
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void take(FileIntake intake, String kind, String sample) throws IOException {
        Path file = TestNode.sample(sample);
        intake.take(
                new IncomingFile(
                        file.getFileName().toString(),
                        FileKind.named(kind).orElseThrow(),
                        "office",
                        Files.readAllBytes(file)),
                Map.of("channel", "console"),
                _ -> Optional.empty());
    }

    /** Makes what a command did not to have happened. */
    private static final class TakenBack extends RuntimeException {

        private final transient Outcome outcome;

        TakenBack(Outcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }

    private static final class Today extends Clock {

        private LocalDate today;

        @Override
        public ZoneId getZone() {
            return TestNode.SHANGHAI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }

        @Override
        public Instant instant() {
            return today.atTime(LocalTime.NOON).atZone(TestNode.SHANGHAI).toInstant();
        }
    }
}
