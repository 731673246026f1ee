package org.dudaohub.server.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.dudaohub.domain.Attaching;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Provenance;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SchoolCommand;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.inspector.ByInspectors;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.survey.AnswerSurvey;
import org.dudaohub.ledger.content.ContentStore;
import org.dudaohub.server.security.HubUser;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sends commands, with the provenance of whoever asked, and waits for the outcome no longer than it may. */
@Component
public class CommandDesk {

    private static final Map<String, String> SYSTEM = Map.of(
            Provenance.ACTOR, "system",
            Provenance.ACTOR_NAME, "系统",
            Provenance.CHANNEL, "system");

    /** Whoever answers a survey: the same for everybody, and no word of where it came from. */
    private static final Map<String, String> ANONYMOUS = Map.of(
            Provenance.ACTOR, "anonymous",
            Provenance.ACTOR_NAME, "匿名",
            Provenance.CHANNEL, "survey");

    private static final String NOT_PERMITTED = "您的账号没有权限办理此事";

    private final CommandGateway gateway;
    private final InspectorRegister inspectors;
    private final ContentStore files;
    private final Duration timeout;

    CommandDesk(
            CommandGateway gateway,
            InspectorRegister inspectors,
            ContentStore files,
            @Value("${dudao.command-timeout:15s}") Duration timeout) {
        this.gateway = gateway;
        this.inspectors = inspectors;
        this.files = files;
        this.timeout = timeout;
    }

    /**
     * Sends what a person asked for, if the command is for the person's role and, from a school, about itself, from an
     * inspector, in the inspector's own name. Whether the case is the inspector's own, the case says.
     *
     * @throws CommandTimeout if no outcome came in time
     */
    public Outcome send(Command command, HubUser user, Channel channel) {
        return forbidden(command, user)
                .or(() -> nameless(command))
                .orElseGet(() -> send(command, provenance(user, channel)));
    }

    /** No fact names a file that is not here: whoever gets the fact could never have the file. */
    private Optional<Outcome> nameless(Command command) {
        return command instanceof Attaching attaching
                ? attaching.attachments().stream()
                        .filter(attachment -> attachment.findable() && !files.holds(attachment.sha256()))
                        .findFirst()
                        .map(missing -> Outcome.refused(Reason.INVALID, "附件“%s”还没有上传".formatted(missing.name())))
                : Optional.empty();
    }

    /** Why the person may not send the command; empty if the person may. */
    public Optional<Outcome> forbidden(Command command, HubUser user) {
        if (!isFor(user.role(), command)) {
            return Optional.of(Outcome.refused(Reason.NOT_PERMITTED, NOT_PERMITTED));
        }
        if (command instanceof SchoolCommand about && !user.maySee(about.school())) {
            return Optional.of(Outcome.refused(Reason.NOT_PERMITTED, "只能办理本校的事项"));
        }
        if (user.role() == Role.INSPECTOR
                && command instanceof ByInspectors by
                && !by.maySend(user.inspector(), inspectors)) {
            return Optional.of(
                    Outcome.refused(Reason.NOT_PERMITTED, "只能以本人名义办理，您的督学编号是%s".formatted(user.inspector())));
        }
        return Optional.empty();
    }

    /** Sends what an office asked for and the node itself completed, so that no form is drawn for it. */
    public Outcome sendForOffice(Command command, HubUser user, Channel channel) {
        return user.role() == Role.OFFICE
                ? send(command, provenance(user, channel))
                : Outcome.refused(Reason.NOT_PERMITTED, NOT_PERMITTED);
    }

    /** Sends what no person asked for: what a passed deadline causes. */
    public Outcome sendAsSystem(Command command) {
        return send(command, SYSTEM);
    }

    /** Sends the answer of somebody who is not to be known. */
    public Outcome sendAnonymously(AnswerSurvey answer) {
        return send(answer, ANONYMOUS);
    }

    private static boolean isFor(Role role, Command command) {
        SentBy sentBy = command.getClass().getAnnotation(SentBy.class);
        return sentBy != null && List.of(sentBy.value()).contains(role);
    }

    /** The metadata that says that {@code user} did it through {@code channel}, and which inspector that is. */
    public static Map<String, String> provenance(HubUser user, Channel channel) {
        Map<String, String> provenance = new HashMap<>();
        provenance.put(Provenance.ACTOR, user.name());
        provenance.put(Provenance.ACTOR_NAME, user.displayName());
        provenance.put(Provenance.ROLE, user.role().name());
        provenance.put(Provenance.CHANNEL, channel.id());
        if (user.organization() != null) {
            provenance.put(Provenance.ACTOR_ORGANIZATION, user.organization());
        }
        if (user.role() == Role.INSPECTOR) {
            provenance.put(Provenance.SENDING_INSPECTOR, user.inspector());
        }
        return provenance;
    }

    private Outcome send(Command command, Map<String, String> provenance) {
        try {
            return gateway.sendAndWait(command, MetaData.from(provenance), timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CommandExecutionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new CommandTimeout(command.getClass().getSimpleName(), timeout, e);
            }
            throw e;
        }
    }
}
