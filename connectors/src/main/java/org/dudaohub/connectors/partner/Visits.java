package org.dudaohub.connectors.partner;

import java.time.Clock;
import java.time.LocalTime;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** When a channel may be looked at, and what came of the last look. */
final class Visits extends DefaultPollingConsumerPollStrategy {

    private final String partner;
    private final String channel;
    private final Policy policy;
    private final Contacts contacts;
    private final boolean looksItself;
    private final Clock clock;

    /** @param looksItself whether a look that came to its end was in contact with the partner */
    Visits(String partner, String channel, Policy policy, Contacts contacts, boolean looksItself, Clock clock) {
        this.partner = partner;
        this.channel = channel;
        this.policy = policy;
        this.contacts = contacts;
        this.looksItself = looksItself;
        this.clock = clock;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return !policy.isQuiet(LocalTime.now(clock)) && isDoneWithTheLast(consumer);
    }

    /** What came at the last look is worked through before the next one, where several hands are at it too. */
    private static boolean isDoneWithTheLast(Consumer consumer) {
        return !(consumer instanceof RouteIdAware route)
                || consumer.getEndpoint()
                                .getCamelContext()
                                .getInflightRepository()
                                .size(route.getRouteId())
                        == 0;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (looksItself) {
            contacts.succeeded(partner, channel);
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        contacts.failed(partner, channel, cause);
        return false;
    }
}
