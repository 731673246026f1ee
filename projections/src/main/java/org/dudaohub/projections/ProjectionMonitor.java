package org.dudaohub.projections;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells how far the read models are behind the ledger, and what stalls them. */
@Component
public class ProjectionMonitor {

    private static final long NONE = -1;

    private final List<String> processors;
    private final ObjectProvider<EventProcessingConfiguration> processing;
    private final ObjectProvider<EventStore> ledger;
    private final ProjectionFaults faults;
    private final Map<String, Long> lastSeen = new ConcurrentHashMap<>();

    ProjectionMonitor(
            List<Projection> projections,
            ObjectProvider<EventProcessingConfiguration> processing,
            ObjectProvider<EventStore> ledger,
            ProjectionFaults faults) {
        this.processors =
                projections.stream().map(Projection::processor).sorted().toList();
        this.processing = processing;
        this.ledger = ledger;
        this.faults = faults;
    }

    /** One entry for each read model, by name. */
    public List<ProjectionHealth> all() {
        Map<String, Long> positions = new HashMap<>();
        processors.forEach(name -> positions.put(name, position(name)));
        // Read last: an event that comes in between makes them lag, which is true, and not be ahead.
        long head = head();
        return processors.stream()
                .map(name -> health(name, positions.get(name), head))
                .toList();
    }

    /** Whether every read model shows everything that was in the ledger when this was called. */
    public boolean caughtUp() {
        return all().stream().allMatch(ProjectionHealth::caughtUp);
    }

    /** Whether every read model shows the ledger up to that position. */
    public boolean reached(long position) {
        return all().stream().allMatch(health -> health.position() >= position);
    }

    private ProjectionHealth health(String name, long position, long head) {
        StreamingEventProcessor processor = processor(name);
        return new ProjectionHealth(
                name, position, Math.max(head - position, 0), processor.isRunning(), error(processor, position, head));
    }

    private String error(StreamingEventProcessor processor, long position, long head) {
        if (position > head) {
            return "ahead of the ledger, which is not the one it was built from: drop the read models' database";
        }
        return faults.of(processor.getName())
                .orElse(processor.isError() ? "cannot read the ledger or claim its token, see the log" : null);
    }

    /** While a processor waits to try again it has no status; it is then where it was before. */
    private long position(String name) {
        OptionalLong position = processor(name).processingStatus().values().stream()
                .map(EventTrackerStatus::getCurrentPosition)
                .flatMapToLong(OptionalLong::stream)
                .max();
        position.ifPresent(seen -> lastSeen.put(name, seen));
        return lastSeen.getOrDefault(name, NONE);
    }

    private StreamingEventProcessor processor(String name) {
        return processing
                .getObject()
                .eventProcessor(name, StreamingEventProcessor.class)
                .orElseThrow(() -> new IllegalStateException("the read model " + name + " has no processor"));
    }

    private long head() {
        TrackingToken head = ledger.getObject().createHeadToken();
        return head == null ? NONE : head.position().orElse(NONE);
    }
}
