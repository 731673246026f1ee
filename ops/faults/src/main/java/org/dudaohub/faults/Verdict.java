package org.dudaohub.faults;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.dudaohub.faults.Book.Own;
import org.dudaohub.faults.Book.Receipt;
import org.dudaohub.faults.Book.Replica;

/**
 * What became of one node's events at another node, by the ledgers of both.
 *
 * @param events how many the sender has
 * @param lost not at the receiver
 * @param twice more than once at the receiver
 * @param misplaced at the receiver, but not in the sender's order
 * @param altered at the receiver in their place, with another content
 * @param notIssued without exactly one fitting receipt in the receiver's ledger
 * @param notReceived without exactly one fitting receipt in the sender's ledger
 * @param refusals messages between the two that were refused, whichever way they went
 */
record Verdict(
        String from,
        String to,
        long events,
        long lost,
        long twice,
        long misplaced,
        long altered,
        long notIssued,
        long notReceived,
        long refusals) {

    static Verdict on(String from, Book sender, String to, Book receiver) {
        List<Own> sent = sender.own();
        List<Replica> got = receiver.from(from);
        Set<Long> origins = new HashSet<>();
        long misplaced = 0;
        long altered = 0;
        for (int place = 0; place < got.size(); place++) {
            Replica replica = got.get(place);
            origins.add(replica.originPosition());
            if (place >= sent.size()
                    || replica.sequence() - controlBelow(replica.sequence(), receiver.controlFrom(from)) != place
                    || replica.originPosition() != sent.get(place).position()) {
                misplaced++;
            } else if (!replica.name().equals(sent.get(place).name())
                    || !replica.payload().equals(sent.get(place).payload())) {
                altered++;
            }
        }
        long lost = sent.stream()
                .filter(event -> !origins.contains(event.position()))
                .count();
        return new Verdict(
                from,
                to,
                sent.size(),
                lost,
                got.size() - origins.size(),
                misplaced,
                altered,
                unfit(
                        withoutControl(receiver.issuedTo(from), receiver, from),
                        got,
                        (receipt, replica) -> isAbout(receipt, replica) && receipt.position() == replica.position()),
                // A receiver that was restored from a backup keeps the event elsewhere than it said at first.
                unfit(withoutControl(sender.receivedFrom(to), receiver, from), got, Verdict::isAbout),
                sender.refusals(to) + receiver.refusals(from));
    }

    private static long controlBelow(long sequence, Set<Long> control) {
        return control.stream().filter(each -> each < sequence).count();
    }

    private static List<Receipt> withoutControl(List<Receipt> receipts, Book receiver, String from) {
        return receipts.stream()
                .filter(receipt -> !receiver.controlFrom(from).contains(receipt.sequence()))
                .toList();
    }

    private static boolean isAbout(Receipt receipt, Replica replica) {
        return receipt.sequence() == replica.sequence() && receipt.digest().equals(replica.digest());
    }

    /** How many of the events and receipts do not fit each other, one to one and in order. */
    private static long unfit(List<Receipt> receipts, List<Replica> got, BiPredicate<Receipt, Replica> fits) {
        int pairs = Math.min(receipts.size(), got.size());
        long unfit = IntStream.range(0, pairs)
                .filter(place -> !fits.test(receipts.get(place), got.get(place)))
                .count();
        return unfit + Math.max(receipts.size(), got.size()) - pairs;
    }

    boolean isRight() {
        return lost + twice + misplaced + altered + notIssued + notReceived + refusals == 0;
    }
}
