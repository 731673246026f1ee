package org.dudaohub.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dudaohub.simulators.sftp.SftpServer.Stall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

/** Each fault hits a city and two counties at work; afterwards every ledger must be as if nothing had been. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {

    private static final Duration CONVERGENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SOME = 30;

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

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NEVER")
    void a_platform_that_dies_while_its_file_is_taken_is_gone_to_again_and_each_row_is_there_once(Stall here) {
        suffer(Fault.killPlatform(region, here), region.amqpCounty());
    }

    @Test
    void a_county_that_is_killed_in_the_middle_of_a_file_takes_the_rest_of_it() {
        suffer(Fault.killAtAFile(region), region.amqpCounty());
    }

    /** The last one: from here on the city rightly has events that the county's ledger no longer has. */
    @Test
    @Order(Integer.MAX_VALUE)
    void a_county_restored_from_an_old_backup_goes_on_behind_what_the_city_has_and_says_so() {
        HubNode county = region.httpCounty();
        Set<Integer> inBackup = Set.copyOf(traffic.accepted(county));
        Path backup = county.backup();
        traffic.goOn(county);
        work(county);
        traffic.pause();
        audit.awaitRight(CONVERGENCE);
        List<JsonNode> before = sentBy(county);

        county.kill();
        county.restore(backup);
        county.startAgain();
        audit.forget(county);
        Set<Integer> lost = Set.copyOf(traffic.accepted(county));
        traffic.goOn(county);
        work(county);
        traffic.pause();

        Set<Integer> since = new HashSet<>(traffic.accepted(county));
        since.removeAll(lost);
        await().atMost(CONVERGENCE).untilAsserted(() -> {
            List<JsonNode> now = sentBy(county);
            assertThat(now).doesNotHaveDuplicates().startsWith(before.toArray(JsonNode[]::new));
            assertThat(now).extracting(event -> event.path("pupils").intValue()).containsAll(since);
        });
        Book book = new Book(county.ledger());
        book.readOn();
        assertThat(book.count("exchange.FeedResumed")).isEqualTo(1);
        since.addAll(inBackup);
        traffic.forgetAllBut(county, since);
    }

    /** The county's events as the city has them. */
    private List<JsonNode> sentBy(HubNode county) {
        Book book = new Book(region.city().ledger());
        book.readOn();
        return book.from(county.id()).stream().map(Book.Replica::payload).toList();
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
