package org.dudaohub.projections;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.springframework.stereotype.Component;

/**
 * Remembers what stalls a processor and hands it on, so that the processor rolls back and tries again later. Axon itself
 * forgets the error of a segment as soon as it has released it.
 */
@Component
class ProjectionFaults implements ErrorHandler {

    private final Map<String, String> faults = new ConcurrentHashMap<>();

    @Override
    public void handleError(ErrorContext context) throws Exception {
        faults.put(context.eventProcessor(), String.valueOf(context.error()));
        PropagatingErrorHandler.instance().handleError(context);
    }

    void overcome(String processor) {
        faults.remove(processor);
    }

    Optional<String> of(String processor) {
        return Optional.ofNullable(faults.get(processor));
    }
}
