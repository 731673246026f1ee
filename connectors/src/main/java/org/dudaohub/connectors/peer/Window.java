package org.dudaohub.connectors.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.dudaohub.connectors.peer.Answer.Receipts;
import org.dudaohub.connectors.peer.Answer.Refusal;
import org.dudaohub.connectors.peer.AnswerFormat.SignedAnswer;

/** Messages on their way, batch after batch, and what the peer has said about them so far. */
final class Window {

    private final List<String> digests = new ArrayList<>();
    private final BitSet answered = new BitSet();
    /** By the number that follows the last message that each is about. */
    private final NavigableMap<Long, SignedAnswer> waiting = new TreeMap<>();

    private long first;
    private String failure;

    /** @param first number of the first message that will be sent */
    Window(long first) {
        this.first = first;
    }

    /** Takes messages in that were sent; it may know them already. */
    synchronized void sent(List<Message> messages) {
        for (Message message : messages) {
            if (message.sequence() == end()) {
                digests.add(message.digest());
            }
        }
    }

    /** Number of the message that follows the last one that was sent. */
    synchronized long end() {
        return first + digests.size();
    }

    /** Number of the first message that is not settled. */
    synchronized long first() {
        return first;
    }

    /** Notes receipts; such about other messages than those that were sent are not noted. */
    synchronized void answered(Receipts receipts, SignedAnswer answer) {
        long from = Math.max(receipts.first(), first);
        long to = Math.min(receipts.last() + 1, end());
        for (long sequence = from; sequence < to; sequence++) {
            String digest = receipts.digests().get(Math.toIntExact(sequence - receipts.first()));
            if (!digest.equals(digests.get(Math.toIntExact(sequence - first)))) {
                return;
            }
        }
        note(from, to, receipts.last() + 1, answer);
    }

    /** Notes a lasting refusal. */
    synchronized void answered(Refusal refusal, SignedAnswer answer) {
        long sequence = refusal.sequence();
        if (sequence >= first
                && sequence < end()
                && digests.get(Math.toIntExact(sequence - first)).equals(refusal.digest())) {
            note(sequence, sequence + 1, sequence + 1, answer);
        }
    }

    private void note(long from, long to, long end, SignedAnswer answer) {
        if (from < to) {
            answered.set(Math.toIntExact(from - first), Math.toIntExact(to - first));
            waiting.put(end, answer);
        }
    }

    /** The answers that can be stored now, in the feed's order, each once. */
    synchronized List<SignedAnswer> takeAnswered() {
        long done = first + answered.nextClearBit(0);
        NavigableMap<Long, SignedAnswer> ready = waiting.headMap(done, true);
        List<SignedAnswer> taken = new ArrayList<>(ready.values());
        ready.clear();
        return taken;
    }

    /** What was taken is stored, up to this message. */
    synchronized void settled(long end) {
        int settled = Math.toIntExact(Math.clamp(end - first, 0, answered.nextClearBit(0)));
        if (settled > 0) {
            digests.subList(0, settled).clear();
            BitSet rest = answered.get(settled, Math.max(settled, answered.length()));
            answered.clear();
            answered.or(rest);
            first += settled;
        }
        notifyAll();
    }

    synchronized void failed(String why) {
        if (failure == null) {
            failure = why;
        }
        notifyAll();
    }

    synchronized boolean hasFailed() {
        return failure != null;
    }

    /**
     * Waits until all messages below {@code end} are settled.
     *
     * @throws UndeliveredException where that does not come about
     */
    synchronized void awaitSettled(long end, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (first < end) {
            if (failure != null) {
                throw new UndeliveredException(failure);
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new UndeliveredException("no answer within " + timeout);
            }
            wait(left);
        }
    }
}
