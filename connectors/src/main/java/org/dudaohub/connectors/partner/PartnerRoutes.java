package org.dudaohub.connectors.partner;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.spring.pollingconsumer.SpringScheduledPollConsumerScheduler;
import org.dudaohub.ledger.vault.KeyVault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;

/** Keeps one Camel route for each channel of each partner that runs, as it is declared now. */
final class PartnerRoutes {

    private static final Logger log = LoggerFactory.getLogger(PartnerRoutes.class);

    /** Files that somebody still writes. */
    private static final String UNFINISHED = "RAW((?i)(~\\$.*|.*\\.(tmp|part|filepart|crdownload|swp)))";

    private static final int UNLIMITED = 1_000_000;

    private final CamelContext camel;
    private final RouteTemplates templates;
    private final Partners partners;
    private final KeyVault vault;
    private final Contacts contacts;
    private final PartnerProperties properties;
    private final Clock clock;

    private final Map<String, Made> made = new TreeMap<>();

    PartnerRoutes(
            CamelContext camel,
            RouteTemplates templates,
            Partners partners,
            KeyVault vault,
            Contacts contacts,
            PartnerProperties properties,
            Clock clock) {
        this.camel = camel;
        this.templates = templates;
        this.partners = partners;
        this.vault = vault;
        this.contacts = contacts;
        this.properties = properties;
        this.clock = clock;
    }

    /** The routes of a partner as it was declared, and what they hold. */
    private record Made(Partner partner, boolean quiet, List<String> routes, Map<String, Object> beans) {}

    /** Makes known to Camel what the routes are made from. */
    synchronized void begin() {
        try {
            camel.addRoutes(templates);
        } catch (Exception failure) {
            // Camel declares it; a template that it does not take is a mistake of this program.
            throw new IllegalStateException("Camel does not take the templates of partners' routes", failure);
        }
    }

    /** Makes and removes routes until they are as the partners are. */
    synchronized void reconcile() {
        Map<String, Partner> wanted = new LinkedHashMap<>();
        partners.all().stream().filter(Partner::runs).forEach(partner -> wanted.put(partner.id(), partner));
        Iterator<Map.Entry<String, Made>> old = made.entrySet().iterator();
        while (old.hasNext()) {
            Made before = old.next().getValue();
            Partner now = wanted.get(before.partner().id());
            if (now == null || !sameRoutes(before, now)) {
                remove(before);
                old.remove();
            }
        }
        wanted.values().stream()
                .filter(partner -> !made.containsKey(partner.id()))
                .forEach(this::add);
    }

    private boolean sameRoutes(Made before, Partner now) {
        return before.partner().declared().equals(now.declared())
                && java.util.Objects.equals(before.partner().credentials(), now.credentials())
                && before.quiet() == isQuiet(now);
    }

    /** A queue's consumer has no polls that could be left out: its route is taken away for the quiet hours. */
    private boolean isQuiet(Partner partner) {
        return partner.declaration().transport() instanceof Transport.Amqp
                && partner.declaration().policy().isQuiet(LocalTime.now(clock));
    }

    synchronized void removeAll() {
        made.values().forEach(this::remove);
        made.clear();
    }

    private void remove(Made old) {
        for (String route : old.routes()) {
            try {
                camel.getRouteController().stopRoute(route);
                camel.removeRoute(route);
            } catch (Exception failure) {
                // Camel declares it; what does not stop in time is cut off.
                log.warn("Route {} was not stopped in order", route, failure);
            }
        }
        old.beans().forEach((name, bean) -> {
            camel.getRegistry().unbind(name);
            if (bean instanceof CachingConnectionFactory connections) {
                connections.destroy();
            }
        });
    }

    private void add(Partner partner) {
        Making making = new Making(partner, Credentials.open(partner.credentials(), vault));
        boolean quiet = isQuiet(partner);
        try {
            making.beans();
            if (!quiet) {
                partner.declaration().in().forEach(making::inbound);
            }
            partner.declaration().out().forEach(making::outbound);
        } catch (RuntimeException failure) {
            log.error("The routes of partner {} cannot be made", partner.id(), failure);
            partner.declaration().in().forEach(channel -> contacts.failed(partner.id(), channel.id(), failure));
            partner.declaration().out().forEach(channel -> contacts.failed(partner.id(), channel.id(), failure));
        }
        made.put(partner.id(), new Made(partner, quiet, making.routes, making.bound));
    }

    static String routeOf(String partner, String direction, String channel) {
        return "partner-" + partner + "-" + direction + "-" + channel;
    }

    static String doorOf(String partner, String channel) {
        return "direct:" + routeOf(partner, "in", channel);
    }

    static String deliveryTo(String partner, String channel) {
        return "direct:" + routeOf(partner, "out", channel);
    }

    /** The routes of one partner, in the making. */
    private final class Making {

        private final Partner partner;
        private final Credentials credentials;
        private final Policy policy;
        private final Endpoints endpoints;
        private final List<String> routes = new java.util.ArrayList<>();
        private final Map<String, Object> bound = new HashMap<>();

        Making(Partner partner, Credentials credentials) {
            this.partner = partner;
            this.credentials = credentials;
            this.policy = partner.declaration().policy();
            this.endpoints = new Endpoints(partner.id(), partner.declaration(), credentials, properties.folders());
        }

        void beans() {
            switch (partner.declaration().transport()) {
                case Transport.Sftp sftp -> {
                    bind(endpoints.bean("known"), (sftp.hostKey() + "\n").getBytes(StandardCharsets.UTF_8));
                    credentials
                            .find(Secret.PRIVATE_KEY)
                            .ifPresent(key -> bind(endpoints.bean("key"), key.getBytes(StandardCharsets.UTF_8)));
                }
                case Transport.Amqp amqp -> bind(endpoints.bean("broker"), Brokers.connect(amqp, credentials));
                case Transport.Folder _, Transport.Http _, Transport.Mail _ -> {}
            }
        }

        private void bind(String name, Object bean) {
            camel.getRegistry().bind(name, bean);
            bound.put(name, bean);
        }

        void inbound(Inbound channel) {
            String route = routeOf(partner.id(), "in", channel.id());
            bind(
                    route + "-visits",
                    new Visits(
                            partner.id(),
                            channel.id(),
                            policy,
                            contacts,
                            !(partner.declaration().transport() instanceof Transport.Http),
                            clock));
            String visits = "pollStrategy=#" + route + "-visits&" + schedule(route);
            switch (partner.declaration().transport()) {
                case Transport.Folder _ -> {
                    boolean atOnce = policy.concurrency() > 1;
                    TemplatedRouteBuilder made = make(
                                    atOnce ? RouteTemplates.FILES_AT_ONCE : RouteTemplates.FILES,
                                    route,
                                    channel.id(),
                                    endpoints.folder(channel) + "&" + files() + "&" + visits)
                            .parameter("results", endpoints.folderResults(channel));
                    if (atOnce) {
                        made.parameter("concurrency", Integer.toString(policy.concurrency()));
                    }
                    made.add();
                }
                case Transport.Sftp _ ->
                    make(
                                    RouteTemplates.FILES,
                                    route,
                                    channel.id(),
                                    endpoints.sftp(channel.path()) + "&streamDownload=true&" + files() + "&" + visits)
                            .parameter("results", endpoints.sftp(channel.path() + "/result"))
                            .add();
                case Transport.Http _ -> {
                    if (channel.path().isEmpty()) {
                        make(RouteTemplates.DOOR, route, channel.id(), doorOf(partner.id(), channel.id()))
                                .add();
                    } else {
                        make(RouteTemplates.POLL, route, channel.id(), "scheduler:" + route + "?" + visits)
                                .parameter("to", endpoints.http())
                                .add();
                    }
                }
                case Transport.Amqp _ ->
                    make(
                                    RouteTemplates.MESSAGES,
                                    route,
                                    channel.id(),
                                    endpoints.queue(channel.path(), policy.concurrency()))
                            .add();
                case Transport.Mail _ ->
                    make(RouteTemplates.MESSAGES, route, channel.id(), endpoints.mailbox(channel.path()) + "&" + visits)
                            .add();
            }
            routes.add(route);
        }

        private String schedule(String route) {
            String away = "initialDelay=0&backoffErrorThreshold=3&backoffMultiplier=10";
            if (policy.cron() == null) {
                return "delay=" + policy.every().toMillis() + "&" + away;
            }
            SpringScheduledPollConsumerScheduler scheduler = new SpringScheduledPollConsumerScheduler();
            scheduler.setCron(policy.cron());
            scheduler.setTimeZone(TimeZone.getTimeZone(clock.getZone()));
            bind(route + "-schedule", scheduler);
            return "scheduler=#" + route + "-schedule&" + away;
        }

        private String files() {
            return "sortBy=file:name&maxMessagesPerPoll=" + RouteTemplates.FILES_AT_A_LOOK
                    + "&eagerMaxMessagesPerPoll=false&exclude=" + UNFINISHED
                    + "&readLock=changed&readLockMarkerFile=false&readLockMinLength=0&readLockCheckInterval=200&readLockMinAge="
                    + properties.platforms().settle().toMillis()
                    + "&move=${exchangeProperty." + Taking.DESTINATION + "}";
        }

        void outbound(Outbound channel) {
            String route = routeOf(partner.id(), "out", channel.id());
            make(RouteTemplates.DELIVERY, route, channel.id(), deliveryTo(partner.id(), channel.id()))
                    .parameter("to", endpoints.outbound(channel))
                    .add();
            routes.add(route);
        }

        private TemplatedRouteBuilder make(String template, String route, String channel, String from) {
            return TemplatedRouteBuilder.builder(camel, template)
                    .routeId(route)
                    .parameter("from", from)
                    .parameter("partner", partner.id())
                    .parameter("channel", channel)
                    .parameter("perMinute", Integer.toString(policy.perMinute() == 0 ? UNLIMITED : policy.perMinute()))
                    .parameter("retries", Integer.toString(policy.attempts() - 1))
                    .parameter("pause", Long.toString(policy.firstPause().toMillis()))
                    .parameter(
                            "longestPause", Long.toString(policy.longestPause().toMillis()))
                    .parameter("breaker", Integer.toString(policy.breaker()))
                    .parameter(
                            "breakerPause", Long.toString(policy.breakerPause().toSeconds()));
        }
    }
}
