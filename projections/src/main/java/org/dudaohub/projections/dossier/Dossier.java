package org.dudaohub.projections.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What one case has come to.
 *
 * @param id of the read model: the stream, the subcase behind it if there is one, and the origin node before it where the
 *     case is a peer's
 * @param capability the package that carries it, such as {@code visit}
 * @param stream such as {@code visit:QD-2026-03-007}
 * @param subcase which of the stream's cases it is; empty where the stream is one
 * @param organization code of the organisation that its first event is about
 * @param status the Chinese title of its last event
 * @param summary the sentence of its last event
 * @param openedOn the day of its first event, {@code changedOn} that of its last
 * @param firstRecordedAt when its first event was recorded, {@code recordedAt} when its last was
 * @param events how many it has
 * @param originNode the peer whose case it is; null for this node's own
 * @param fields the latest value of each field of its events, as people read it, by the component's name
 */
public record Dossier(
        String id,
        String capability,
        String stream,
        String subcase,
        String organization,
        String status,
        String summary,
        LocalDate openedOn,
        LocalDate changedOn,
        Instant firstRecordedAt,
        Instant recordedAt,
        long events,
        String originNode,
        Map<String, String> fields) {

    /** The id that people gave the case, without its kind. */
    public String caseId() {
        return subcase.isEmpty() ? streamId() : subcase;
    }

    /** The stream's id without its kind. */
    public String streamId() {
        return stream.substring(stream.indexOf(':') + 1);
    }
}
