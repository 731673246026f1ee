package org.dudaohub.ledger.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dudaohub.ledger.content.ContentStore.Arrival;
import org.dudaohub.ledger.content.ContentStore.Kept;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentStoreTest {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private ContentStore store;

    @BeforeEach
    void open() throws IOException {
        store = ContentStore.open(folder);
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void bytes_are_kept_once_under_their_hash() throws IOException {
        assertThat(store.keep(bytes("abc"), 3)).contains(new Kept(ABC, 3));
        assertThat(store.keep(bytes("abc"), 3)).contains(new Kept(ABC, 3));
        assertThat(files()).singleElement().satisfies(file -> assertThat(file).hasFileName(ABC));
        assertThat(store.find(ABC)).hasValueSatisfying(file -> assertThat(file).hasContent("abc"));
    }

    @Test
    void what_is_too_large_or_breaks_off_leaves_nothing() throws IOException {
        assertThat(store.keep(bytes("abcd"), 3)).isEmpty();
        assertThatThrownBy(() -> store.keep(new SequenceInputStream(bytes("ab"), broken()), 3))
                .isInstanceOf(IOException.class);
        assertThat(files()).isEmpty();
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line broke");
            }
        };
    }

    @Test
    void a_file_that_was_changed_is_not_given_out_and_its_bytes_may_come_again() throws IOException {
        store.keep(bytes("abc"), 3);
        Files.writeString(store.find(ABC).orElseThrow(), "abd");
        assertThat(store.find(ABC)).isEmpty();
        assertThat(store.holds(ABC)).isFalse();
        store.keep(bytes("abc"), 3);
        assertThat(store.find(ABC)).isPresent();
    }

    @Test
    void a_name_that_is_no_hash_leads_nowhere() throws IOException {
        assertThat(store.holds("../../../etc/passwd")).isFalse();
        assertThat(store.find("..")).isEmpty();
        assertThatThrownBy(() -> store.arrival("../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytes_that_come_in_parts_go_on_where_they_broke_off_also_after_a_restart() throws IOException {
        assertThatThrownBy(() -> store.arrival(ABC).append(new SequenceInputStream(bytes("ab"), broken()), 3))
                .isInstanceOf(IOException.class);
        Arrival again = ContentStore.open(folder).arrival(ABC);
        assertThat(again.length()).isEqualTo(2);
        assertThat(again.append(bytes("c"), 3)).isTrue();
        assertThat(store.holds(ABC)).isFalse();
        assertThat(again.complete()).isEqualTo(ABC);
        assertThat(store.find(ABC)).hasValueSatisfying(file -> assertThat(file).hasContent("abc"));
        assertThat(files()).hasSize(1);
    }

    @Test
    void bytes_that_have_another_hash_or_are_more_than_announced_are_not_kept() throws IOException {
        Arrival tampered = store.arrival(ABC);
        tampered.append(bytes("abx"), 3);
        assertThat(tampered.complete()).isNotEqualTo(ABC);
        assertThat(files()).isEmpty();
        Arrival tooLong = store.arrival(ABC);
        assertThat(tooLong.append(bytes("abcdef"), 3)).isFalse();
        assertThat(tooLong.length()).isEqualTo(4);
        tooLong.forget();
        assertThat(store.holds(ABC)).isFalse();
    }

    /** The stream looks at the disk while it is read: had the bytes gathered in memory, none would be there. */
    @Test
    void bytes_are_on_the_disk_while_more_of_them_come() throws IOException {
        int size = 24 << 20;
        var content = new InputStream() {
            private int given;
            private long behind;

            @Override
            public int read() {
                return given < size ? look() : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (given == size) {
                    return -1;
                }
                look();
                int now = Math.min(length, size - given);
                given += now;
                return now;
            }

            private int look() {
                try {
                    long written =
                            files().stream().mapToLong(ContentStoreTest::length).sum();
                    behind = Math.max(behind, given - written);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return 0;
            }
        };
        assertThat(store.keep(content, size).orElseThrow().size()).isEqualTo(size);
        assertThat(content.behind).isLessThanOrEqualTo(1 << 20);
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
