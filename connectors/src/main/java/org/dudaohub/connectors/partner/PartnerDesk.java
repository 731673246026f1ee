package org.dudaohub.connectors.partner;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.dudaohub.connectors.intake.Preview;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.partner.DeclarePartner;
import org.dudaohub.ledger.vault.KeyVault;

/** What people do about partners, for the console and the API. Who may, they know. */
public final class PartnerDesk {

    private static final Duration SHOWN = Duration.ofSeconds(5);
    private static final long RECORD_SECONDS = 30;

    /** Addresses of the console beside those of partners, and the name of the peers' dead letters. */
    private static final Set<String> RESERVED = Set.of("new", "declare", "payloads", "deliveries", "peers");

    private final Partners partners;
    private final Payloads payloads;
    private final Contacts contacts;
    private final ContactCheck test;
    private final CommandGateway commands;
    private final KeyVault vault;
    private final PartnerProperties properties;

    PartnerDesk(
            Partners partners,
            Payloads payloads,
            Contacts contacts,
            ContactCheck test,
            CommandGateway commands,
            KeyVault vault,
            PartnerProperties properties) {
        this.partners = partners;
        this.payloads = payloads;
        this.contacts = contacts;
        this.test = test;
        this.commands = commands;
        this.vault = vault;
        this.properties = properties;
    }

    /**
     * A partner as people see it.
     *
     * @param declaration JSON, without secrets
     * @param secrets which secrets are kept, by their Chinese names
     * @param paused why it is paused; null while it runs
     */
    public record View(
            String id,
            String name,
            String transport,
            String declaration,
            String secrets,
            String paused,
            int replays,
            List<ChannelView> channels) {

        /** Whether the last contact on any channel failed. */
        public boolean broken() {
            return channels.stream().anyMatch(channel -> channel.problem() != null);
        }
    }

    /**
     * @param direction {@code in} or {@code out}
     * @param contactAt when it was last in contact; null for never since the node started
     * @param problem what was wrong then; null if nothing was
     */
    public record ChannelView(
            String id, String direction, String kind, String path, Instant contactAt, String problem) {}

    public List<View> all() {
        return partners.all().stream().map(this::view).toList();
    }

    public Optional<View> find(String partner) {
        return partners.find(partner).map(this::view);
    }

    private View view(Partner partner) {
        Declaration known = partner.declaration();
        List<ChannelView> channels = known == null
                ? List.of()
                : Stream.concat(
                                known.in().stream()
                                        .map(channel ->
                                                view(partner, channel.id(), "in", channel.kind(), channel.path())),
                                known.out().stream()
                                        .map(channel -> view(
                                                partner,
                                                channel.id(),
                                                "out",
                                                channel.kind().name(),
                                                channel.path())))
                        .toList();
        return new View(
                partner.id(),
                partner.name(),
                known == null ? "" : known.transport().label(),
                partner.declared(),
                Credentials.open(partner.credentials(), vault).labels(),
                partner.paused(),
                partner.replays(),
                channels);
    }

    private ChannelView view(Partner partner, String channel, String direction, String kind, String path) {
        Optional<Contacts.Contact> last = contacts.last(partner.id(), channel);
        return new ChannelView(
                channel,
                direction,
                kind,
                path,
                last.map(Contacts.Contact::at).orElse(null),
                last.map(Contacts.Contact::problem).orElse(null));
    }

    /**
     * Declares a partner, or declares it anew.
     *
     * @param declaration JSON as {@link Declaration}
     * @param secrets by {@link Secret#key()}; those that are not given stay as they were, an empty one is taken away
     */
    public Outcome declare(
            String id, String name, String declaration, Map<String, String> secrets, Map<String, String> provenance) {
        if (RESERVED.contains(id)) {
            return Outcome.refused(Reason.INVALID, "平台编号%s另有用处，请换一个".formatted(id));
        }
        Declaration read;
        try {
            read = Declaration.read(declaration == null ? "" : declaration);
        } catch (Declaration.Malformed malformed) {
            return Outcome.refused(Reason.INVALID, malformed.getMessage());
        }
        List<String> unknown = secrets.keySet().stream()
                .filter(key -> Stream.of(Secret.values())
                        .noneMatch(secret -> secret.key().equals(key)))
                .toList();
        if (!unknown.isEmpty()) {
            return Outcome.refused(Reason.INVALID, "没有这样的凭据：" + String.join("、", unknown));
        }
        boolean unusable = secrets.values().stream()
                .anyMatch(secret -> secret != null && (secret.contains("{{") || secret.contains(")&")));
        if (unusable) {
            return Outcome.refused(Reason.INVALID, "凭据不能含有“{{”或“)&”");
        }
        Optional<Partner> before = partners.find(id);
        SealedText sealedBefore = before.map(Partner::credentials).orElse(null);
        Credentials kept = Credentials.open(sealedBefore, vault);
        Credentials credentials = kept.with(secrets);
        List<String> problems = Review.of(read, credentials, properties.folders());
        if (!problems.isEmpty()) {
            return Outcome.refused(Reason.INVALID, String.join("；", problems));
        }
        Outcome outcome = send(
                new DeclarePartner(
                        id,
                        name,
                        properties.node().office(),
                        read.json(),
                        credentials.sameAs(kept) ? sealedBefore : credentials.seal(id, vault)),
                provenance);
        if (!(outcome instanceof Outcome.Refused)) {
            // Whoever declared it looks at it next.
            partners.awaitDeclared(id, read.json(), SHOWN);
        }
        return outcome;
    }

    /** Tries each channel of the partner without fetching or sending anything. */
    public Optional<List<ContactCheck.Finding>> test(String partner) {
        return partners.find(partner)
                .filter(known -> known.declaration() != null)
                .map(test::run);
    }

    /** What a sample would come to on an inbound channel as it is declared, or as {@code declaration} would declare it. */
    public Previewed preview(String declaration, String channel, String fileName, byte[] sample) throws IOException {
        try {
            Declaration read = Declaration.read(declaration);
            Optional<Inbound> inbound = read.inbound(channel);
            if (inbound.isEmpty()) {
                return new Previewed(null, "接入声明中没有通道" + channel);
            }
            List<String> problems = Review.ofMapping(read, inbound.get(), properties.folders());
            return problems.isEmpty()
                    ? new Previewed(payloads.preview(inbound.get(), fileName, sample), null)
                    : new Previewed(null, String.join("；", problems));
        } catch (Declaration.Malformed malformed) {
            return new Previewed(null, malformed.getMessage());
        }
    }

    /** @param problem why there is no preview, in Chinese; null if there is one */
    public record Previewed(Preview preview, String problem) {}

    public Optional<Payloads.Kept> payload(String id) {
        return payloads.find(id);
    }

    public Optional<byte[]> content(Payloads.Kept payload) throws IOException {
        return payloads.content(payload);
    }

    public Outcome correct(String payload, byte[] content, Map<String, String> provenance) throws IOException {
        return payloads.correct(payload, content, provenance);
    }

    /**
     * Works a failed payload through once more.
     *
     * @return a refusal if it cannot be; otherwise what came of it
     */
    public Rerun rerun(String id, Map<String, String> provenance) throws IOException {
        Optional<Payloads.Kept> kept = payloads.find(id);
        if (kept.isEmpty()) {
            return new Rerun.Refused(Reason.UNKNOWN_CASE, "没有失败的平台报文%s".formatted(id));
        }
        Optional<Partner> partner = partners.find(kept.get().failure().partner());
        Optional<Inbound> channel =
                partner.flatMap(known -> known.inbound(kept.get().failure().channel()));
        if (channel.isEmpty()) {
            return new Rerun.Refused(
                    Reason.WRONG_STATE,
                    "对接平台已没有通道%s".formatted(kept.get().failure().channel()));
        }
        if (payloads.isSettled(id)) {
            return new Rerun.Refused(Reason.WRONG_STATE, "平台报文%s已办结，不再重办".formatted(id));
        }
        Optional<byte[]> content = payloads.content(kept.get());
        if (content.isEmpty()) {
            return new Rerun.Refused(Reason.WRONG_STATE, "报文内容不在本节点（过大未留存，或已删除），请对方重新报送");
        }
        return new Rerun.Done(payloads.rerun(kept.get(), partner.get(), channel.get(), content.get(), provenance));
    }

    /** What came of a rerun. */
    public sealed interface Rerun {

        record Refused(Reason reason, String message) implements Rerun {}

        record Done(Taken taken) implements Rerun {}
    }

    private Outcome send(DeclarePartner command, Map<String, String> provenance) {
        return commands.<Outcome>send(command, MetaData.from(provenance))
                .orTimeout(RECORD_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
