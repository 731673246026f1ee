package org.dudaohub.connectors.peer;

import org.dudaohub.simulators.rabbit.PrivateRabbit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One private RabbitMQ for all tests of the JVM, started when the first one needs it, stopped after the last. */
final class RabbitBroker implements BeforeAllCallback {

    private PrivateRabbit rabbit;

    @Override
    public void beforeAll(ExtensionContext context) {
        rabbit = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(PrivateRabbit.class, type -> PrivateRabbit.start(), PrivateRabbit.class);
    }

    PrivateRabbit rabbit() {
        return rabbit;
    }
}
