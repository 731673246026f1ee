/**
 * The ledger as Axon's event store.
 *
 * <p>A Spring Boot application (axon-spring-boot-starter) wires it so:
 *
 * <pre>{@code
 * @Bean(destroyMethod = "close")
 * Ledger ledger(Clock clock) {
 *     return Ledger.open(SqliteStore.open(Path.of("data/ledger.db")), LedgerConfig.of("node-name", clock));
 * }
 *
 * @Bean
 * LedgerSerializer eventSerializer() { // the name matters: Axon takes the bean of this name for events
 *     return LedgerSerializer.of(EventNames.of(Map.of("school.registered", SchoolRegistered.class)));
 * }
 *
 * @Bean
 * LedgerEventStorageEngine storageEngine(Ledger ledger, LedgerSerializer eventSerializer, EventUpcaster upcasters) {
 *     return LedgerEventStorageEngine.builder(ledger, eventSerializer).upcasters(upcasters).build();
 * }
 *
 * @Bean
 * LedgerEventStore eventStore(LedgerEventStorageEngine engine, Ledger ledger) {
 *     return LedgerEventStore.create(engine, ledger);
 * }
 * }</pre>
 *
 * <p>{@link org.dudaohub.ledger.axon.LedgerEventStore} is woken by the ledger: streaming processors read a commit right after
 * it is durable, whoever appended it. Subscribing processors run before the commit,
 * in the unit of work, as always in Axon: what they do isn't undone when the commit fails.
 */
package org.dudaohub.ledger.axon;
