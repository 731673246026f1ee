package org.dudaohub.projections.compact;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Documents as BSON, by position. Whoever reads one gets a copy, so that an answer that is still being sent does not
 * change under its reader.
 */
final class CompactCollection extends AbstractSynchronizedMongoCollection<Integer> {

    private final List<byte[]> documents = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private int size;

    CompactCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
        super(database, name, options, cursors);
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
        byte[] encoded = Bson.encode(document);
        size += encoded.length;
        if (free.isEmpty()) {
            documents.add(encoded);
            return documents.size() - 1;
        }
        documents.set(free.peek(), encoded);
        return free.remove();
    }

    @Override
    protected void handleUpdate(Integer position, Document before, Document after) {
        byte[] encoded = Bson.encode(after);
        size += encoded.length - documents.set(position, encoded).length;
    }

    @Override
    protected void removeDocument(Integer position) {
        size -= documents.set(position, null).length;
        free.add(position);
    }

    @Override
    protected Document getDocument(Integer position) {
        return Bson.decode(documents.get(position));
    }

    @Override
    protected Stream<DocumentWithPosition<Integer>> streamAllDocumentsWithPosition() {
        return positions(false).mapToObj(position -> new DocumentWithPosition<>(getDocument(position), position));
    }

    /** Looks at all documents, but decodes of each only what decides whether it is wanted, and where it stands. */
    @Override
    protected QueryResult matchDocuments(
            Document query, Document order, int skip, int limit, int batchSize, Document sent) {
        Optional<Set<String>> deciding = Fields.deciding(query, order);
        Stream<DocumentWithPosition<Integer>> wanted = positions(isNaturalDescending(order))
                .mapToObj(position -> new DocumentWithPosition<>(decode(position, deciding), position))
                .filter(candidate -> documentMatchesQuery(candidate.getDocument(), query));
        Comparator<Document> comparator = deriveComparator(order);
        if (comparator != null) {
            wanted = wanted.sorted(Comparator.comparing(DocumentWithPosition::getDocument, comparator));
        }
        wanted = wanted.skip(skip);
        if (limit > 0) {
            wanted = wanted.limit(limit);
        }
        Optional<Set<String>> needed = Fields.sent(sent);
        Stream<Document> found = wanted.map(candidate -> decode(candidate.getPosition(), needed));
        return matchDocumentsFromStream(found, new Document(), null, 0, 0, batchSize, sent);
    }

    private Document decode(int position, Optional<Set<String>> fields) {
        return fields.map(some -> Bson.decode(documents.get(position), some)).orElseGet(() -> getDocument(position));
    }

    private IntStream positions(boolean lastFirst) {
        int end = documents.size();
        return IntStream.range(0, end)
                .map(number -> lastFirst ? end - 1 - number : number)
                .filter(position -> documents.get(position) != null);
    }

    /** As they are now. They are decoded one by one, and nobody waits for whoever reads them. */
    @Override
    public Stream<Document> queryAllAsStream() {
        return snapshot().stream().map(Bson::decode);
    }

    private synchronized List<byte[]> snapshot() {
        return documents.stream().filter(Objects::nonNull).toList();
    }

    @Override
    public synchronized int count() {
        return documents.size() - free.size();
    }

    @Override
    public synchronized int count(Document query, int skip, int limit) {
        return super.count(query, skip, limit);
    }

    @Override
    protected int getDataSize() {
        return size;
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int delta) {
        throw new UnsupportedOperationException("the sizes of the arrays are counted");
    }
}
