package org.dudaohub.projections;

import java.util.List;
import org.bson.Document;

/**
 * Lists that only grow, one for each key. An entry's id is its list's key and its number in the list, and one head
 * document counts them, so that a page is read by ids however long the list is.
 */
public final class Journal {

    static final String NUMBER = "number";

    private static final String COUNT = "count";

    private final Documents entries;
    private final Documents heads;

    Journal(Documents entries, Documents heads) {
        this.entries = entries;
        this.heads = heads;
    }

    /** Appends what one event says to the list with that key. An event appends to a list at most once. */
    public void append(String key, Recorded event, List<Document> added) {
        heads.change(key, event, head -> {
            long count = head.get(COUNT, 0L);
            for (Document entry : added) {
                entries.put(entryId(key, count), entry.append(NUMBER, count).append("position", event.position()));
                count++;
            }
            head.put(COUNT, count);
        });
    }

    public void append(String key, Recorded event, Document added) {
        append(key, event, List.of(added));
    }

    static String entries(String name) {
        return name + ".entries";
    }

    static String heads(String name) {
        return name + ".heads";
    }

    static String entryId(String key, long number) {
        return key + "#" + number;
    }

    static long count(Document head) {
        return head == null ? 0 : head.getLong(COUNT);
    }
}
