package org.dudaohub.connectors.partner;

import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.Resilience4jConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;

/**
 * What a channel does, whoever the partner is. A channel's route is made from one of these when its partner is declared,
 * see {@link PartnerRoutes}.
 */
final class RouteTemplates extends RouteBuilder {

    /** Files from a folder or a server; each gets its result file beside it. */
    static final String FILES = "partner-files";

    /** The same, several at once. */
    static final String FILES_AT_ONCE = "partner-files-at-once";

    /** Messages from a queue or a mailbox. */
    static final String MESSAGES = "partner-messages";

    /** Requests to a door of ours: who asks too often is told to come back. */
    static final String DOOR = "partner-door";

    /** Addresses that are asked for news. */
    static final String POLL = "partner-poll";

    /** News to a partner. */
    static final String DELIVERY = "partner-delivery";

    /** How many files are taken before it is looked again. */
    static final int FILES_AT_A_LOOK = 100;

    private static final int MINUTE = 60_000;
    private static final int WINDOW = 10;
    private static final int CALLS = 5;
    private static final int JITTER = 30;

    private final Processor taking;
    private final Polling polling;
    private final Contacts contacts;

    RouteTemplates(Processor taking, Polling polling, Contacts contacts) {
        this.taking = taking;
        this.polling = polling;
        this.contacts = contacts;
    }

    @Override
    public void configure() {
        errorHandler(defaultErrorHandler().logExhaustedMessageHistory(false).logStackTrace(false));
        files(begin(template(FILES).templateParameter("results")));
        files(begin(template(FILES_AT_ONCE).templateParameter("results").templateParameter("concurrency"))
                .threads()
                .poolSize("{{concurrency}}")
                .maxPoolSize("{{concurrency}}")
                .maxQueueSize(Integer.toString(FILES_AT_A_LOOK)));
        begin(template(MESSAGES)).process(taking);
        channel(template(DOOR).from("{{from}}"))
                .throttle(constant("{{perMinute}}"))
                .timePeriodMillis(MINUTE)
                .rejectExecution(true)
                .process(taking);
        guarded(begin(template(POLL).templateParameter("to"), true)
                        .process(polling::begin)
                        .loopDoWhile(exchangeProperty(Polling.NEXT).isNotNull())
                        .throttle(constant("{{perMinute}}"))
                        .timePeriodMillis(MINUTE)
                        .process(polling::ask))
                // The answer's stream does not outlive the breaker.
                .process(polling::read)
                .end()
                .process(polling::answer)
                .end()
                .process(exchange -> contacts.succeeded(partner(exchange), channel(exchange)));
        guarded(begin(template(DELIVERY).templateParameter("to"))
                        .throttle(constant("{{perMinute}}"))
                        .timePeriodMillis(MINUTE))
                .end();
    }

    private void files(ProcessorDefinition<?> route) {
        route.process(taking)
                .choice()
                .when(exchangeProperty(Taking.RESULT_NAME).isNotNull())
                .setHeader(Exchange.FILE_NAME, exchangeProperty(Taking.RESULT_NAME))
                .to("{{results}}");
    }

    /** The call to the partner, behind a circuit breaker: who fails too often is left alone for a while. */
    private static ProcessorDefinition<?> guarded(ProcessorDefinition<?> route) {
        Resilience4jConfigurationDefinition breaker = new Resilience4jConfigurationDefinition();
        breaker.setFailureRateThreshold("{{breaker}}");
        breaker.setSlidingWindowSize(Integer.toString(WINDOW));
        breaker.setMinimumNumberOfCalls(Integer.toString(CALLS));
        breaker.setWaitDurationInOpenState("{{breakerPause}}");
        breaker.setThrowExceptionWhenHalfOpenOrOpenState("true");
        CircuitBreakerDefinition guarded = route.circuitBreaker();
        guarded.setResilience4jConfiguration(breaker);
        return guarded.to("{{to}}");
    }

    private RouteTemplateDefinition template(String name) {
        return routeTemplate(name)
                .templateParameter("from")
                .templateParameter("partner")
                .templateParameter("channel")
                .templateParameter("perMinute")
                .templateParameter("retries")
                .templateParameter("pause")
                .templateParameter("longestPause")
                .templateParameter("breaker")
                .templateParameter("breakerPause");
    }

    /** What does not work is tried again with growing pauses, then it waits where it is. */
    private ProcessorDefinition<?> begin(RouteTemplateDefinition template) {
        return begin(template, false);
    }

    /** @param handled whether nobody has to be told: what was asked for in vain is asked for at the next look */
    private ProcessorDefinition<?> begin(RouteTemplateDefinition template, boolean handled) {
        RouteDefinition route = template.from("{{from}}").noStreamCaching();
        route.onException(Exception.class)
                .maximumRedeliveries("{{retries}}")
                .redeliveryDelay("{{pause}}")
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .useCollisionAvoidance()
                .collisionAvoidancePercent(JITTER)
                .maximumRedeliveryDelay("{{longestPause}}")
                .logExhaustedMessageHistory(false)
                .logStackTrace(false)
                .retriesExhaustedLogLevel(LoggingLevel.INFO)
                .onExceptionOccurred(this::failed)
                .handled(handled)
                .end();
        return channel(route);
    }

    private void failed(Exchange exchange) {
        contacts.failed(
                partner(exchange), channel(exchange), exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }

    private static String partner(Exchange exchange) {
        return exchange.getProperty(Taking.PARTNER, String.class);
    }

    private static String channel(Exchange exchange) {
        return exchange.getProperty(Taking.CHANNEL, String.class);
    }

    private static ProcessorDefinition<?> channel(ProcessorDefinition<?> route) {
        return route.setProperty(Taking.PARTNER, constant("{{partner}}"))
                .setProperty(Taking.CHANNEL, constant("{{channel}}"));
    }

    private static org.apache.camel.builder.ValueBuilder constant(String value) {
        return org.apache.camel.builder.Builder.constant(value);
    }
}
