package org.dudaohub.connectors;

import org.dudaohub.simulators.rabbit.PrivateRabbit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** The private RabbitMQ of all tests of the JVM, started when the first one needs it, stopped after the last. */
public final class RabbitForTests implements BeforeAllCallback {

    private PrivateRabbit rabbit;

    @Override
    public void beforeAll(ExtensionContext context) {
        rabbit = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(Running.class, type -> new Running(PrivateRabbit.start()), Running.class)
                .rabbit();
    }

    public PrivateRabbit rabbit() {
        return rabbit;
    }

    public int port() {
        return rabbit.port();
    }

    /** What JUnit closes after the last test. */
    private record Running(PrivateRabbit rabbit) implements CloseableResource {

        @Override
        public void close() {
            rabbit.close();
        }
    }
}
