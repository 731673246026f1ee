package org.dudaohub.projections.trail;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One event in an organisation's trail. What is not known is null.
 *
 * @param position its position in this node's ledger
 * @param recordedAt when this node recorded it
 * @param happenedOn the day on which it happened
 * @param event its name, such as {@code visit.FindingRaised}
 * @param dossier id of the dossier to which it belongs
 * @param text what happened, as a Chinese sentence
 * @param actor id of who did it: a person, {@code system}, or a partner
 * @param actorOrganization code of the organisation for which the actor acted
 * @param channel how it came to this node, such as {@code console} or {@code peer:qingdi}
 * @param originNode the node on which it happened first; null where that is this one, like the four that follow
 * @param originPosition its position in that node's ledger
 * @param originRecordedAt when that node recorded it
 * @param originChannel how it came to that node
 * @param originMessage id of the message that brought it here
 */
public record TrailEntry(
        long position,
        Instant recordedAt,
        LocalDate happenedOn,
        String event,
        String dossier,
        String text,
        String actor,
        String actorName,
        String actorOrganization,
        String role,
        String channel,
        String originNode,
        Long originPosition,
        Instant originRecordedAt,
        String originChannel,
        String originMessage) {}
