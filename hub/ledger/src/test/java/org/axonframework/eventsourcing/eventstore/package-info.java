/** Axon's test of its embedded event store has package-private methods, so its subclasses must live here. */
package org.axonframework.eventsourcing.eventstore;
