package org.dudaohub.connectors.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dudaohub.connectors.peer.AnswerFormat.SignedAnswer;

/** A batch on its way, and what the peer has said about it so far. */
final class Flight {

    private final List<Message> messages;
    private final SignedAnswer[] answers;
    private final CompletableFuture<Void> landed = new CompletableFuture<>();
    private int taken;

    Flight(List<Message> messages) {
        this.messages = messages;
        this.answers = new SignedAnswer[messages.size()];
    }

    long first() {
        return messages.getFirst().sequence();
    }

    /** Notes a lasting answer; one about another message, or another version of it, is not noted. */
    synchronized void answered(long sequence, String digest, SignedAnswer answer) {
        long place = sequence - first();
        if (place >= 0
                && place < answers.length
                && messages.get((int) place).digest().equals(digest)) {
            answers[(int) place] = answer;
        }
    }

    /** The answers that can be stored now, in the feed's order, each once. */
    synchronized List<SignedAnswer> takeAnswered() {
        List<SignedAnswer> ready = new ArrayList<>();
        while (taken < answers.length && answers[taken] != null) {
            ready.add(answers[taken++]);
        }
        return ready;
    }

    /** What was taken is stored. */
    synchronized void stored() {
        if (taken == answers.length) {
            landed.complete(null);
        }
    }

    void failed(String why) {
        landed.completeExceptionally(new UndeliveredException(why));
    }

    void await(Duration timeout) throws InterruptedException {
        try {
            landed.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new UndeliveredException("no answer within " + timeout);
        } catch (ExecutionException e) {
            throw new UndeliveredException(e.getCause().getMessage());
        }
    }
}
