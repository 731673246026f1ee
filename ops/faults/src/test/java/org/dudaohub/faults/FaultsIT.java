package org.dudaohub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

/** Each fault hits a city and two counties at work; afterwards every ledger must be as if nothing had been. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {

    private static final Duration CONVERGENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SOME = 50;

    private Region region;
    private Traffic traffic;
    private Audit audit;

    @BeforeAll
    void start() throws IOException {
        Path folder = Path.of("target/it-faults").toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        region = Region.start(folder, Path.of(System.getProperty("demo.jar")).normalize());
        traffic = new Traffic(region);
        audit = new Audit(region, traffic);
        audit.awaitRight(PATIENCE);
    }

    @AfterAll
    void no_chain_is_broken() {
        try {
            if (traffic != null) {
                traffic.close();
                region.nodes().forEach(HubNode::verifyLedger);
            }
        } finally {
            if (region != null) {
                region.close();
            }
        }
    }

    @AfterEach
    void everything_accepted_is_in_the_ledger_once() {
        assertThat(audit.broken()).isEmpty();
    }

    @Test
    void a_county_that_is_killed_sends_what_is_missing() {
        suffer(Fault.kill(region.amqpCounty()), region.httpCounty());
    }

    @Test
    void a_broker_that_is_killed_loses_nothing() {
        suffer(Fault.killBroker(region), region.amqpCounty());
    }

    @Test
    void cut_lines_delay_everything_and_lose_nothing() {
        suffer(Fault.cut(region.lines()), region.amqpCounty());
    }

    @Test
    void slow_lines_change_nothing() {
        suffer(Fault.slow(region.lines()), region.httpCounty());
    }

    @Test
    void held_lines_are_taken_up_again() {
        suffer(Fault.hold(region.lines()), region.httpCounty());
    }

    @Test
    void a_full_queue_holds_back_the_sender_until_the_receiver_is_there() {
        Fault full = Fault.fillQueue(region);
        full.begin().run();
        traffic.goOn();
        await().atMost(PATIENCE).until(() -> region.amqpCounty().said("inbox is full"));
        putRight(full);
    }

    @Test
    void a_city_restored_from_an_old_backup_gets_again_what_it_lost() {
        suffer(Fault.restoreBackup(region, traffic, audit), region.amqpCounty());
    }

    @Test
    void clocks_that_run_apart_do_not_matter() {
        Fault apart = Fault.setClocksApart(region, Duration.ofMinutes(12));
        traffic.goOn();
        apart.begin().run();
        work(region.httpCounty());
        traffic.pause();
        audit.awaitRight(CONVERGENCE);
        traffic.goOn();
        putRight(apart);
    }

    /** Work before, during and after the fault. */
    private void suffer(Fault fault, HubNode working) {
        traffic.goOn();
        work(working);
        fault.begin().run();
        work(working);
        putRight(fault);
    }

    private void putRight(Fault fault) {
        fault.end().run();
        traffic.pause();
        System.out.printf("%s: right again after %s%n", fault.name(), audit.awaitRight(CONVERGENCE));
    }

    /** Until the node, which is not itself hurt, has taken in some more. */
    private void work(HubNode node) {
        int before = traffic.accepted(node).size();
        await().atMost(PATIENCE).until(() -> traffic.accepted(node).size() >= before + SOME);
    }
}
