package org.dudaohub.connectors;

import org.dudaohub.simulators.rabbit.PrivateRabbit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The private RabbitMQ of all tests of the JVM, started when the first one needs it, stopped after the last. */
public final class RabbitForTests implements BeforeAllCallback {

    private PrivateRabbit rabbit;

    @Override
    public void beforeAll(ExtensionContext context) {
        rabbit = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(PrivateRabbit.class, type -> PrivateRabbit.start(), PrivateRabbit.class);
    }

    public int port() {
        return rabbit.port();
    }
}
