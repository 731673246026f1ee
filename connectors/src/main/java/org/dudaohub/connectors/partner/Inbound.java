package org.dudaohub.connectors.partner;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dudaohub.connectors.mapping.Format;
import org.dudaohub.connectors.mapping.Mapping;

/**
 * A channel on which a partner sends one kind of thing.
 *
 * @param kind what it carries, see {@link org.dudaohub.connectors.intake.FileKind}
 * @param path the folder, address, queue or mailbox, by the transport
 * @param paging for addresses that are asked for news
 * @param organizations codes of the schools for which the partner may speak; empty for all
 */
public record Inbound(
        String id,
        String kind,
        String path,
        Format format,
        Mapping mapping,
        Paging paging,
        @JsonDeserialize(as = LinkedHashSet.class) Set<String> organizations) {

    public Inbound {
        path = path == null ? "" : path;
        format = format == null ? Format.CSV : format;
        mapping = mapping == null ? Mapping.NONE : mapping;
        paging = paging == null ? Paging.NONE : paging;
        organizations =
                organizations == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(organizations));
    }

    /**
     * How what is offered is read to its end.
     *
     * @param cursor for {@link Mode#CURSOR}: a pointer to the next cursor within an answer
     * @param parameter the query parameter that carries the cursor, or the page's number
     * @param since the query parameter that carries the day from which a replay reads; empty if there is none
     */
    public record Paging(Mode mode, String cursor, String parameter, String since) {

        static final Paging NONE = new Paging(Mode.NONE, null, null, null);

        public Paging {
            mode = mode == null ? Mode.NONE : mode;
            cursor = cursor == null ? "/cursor" : cursor;
            parameter = parameter == null ? (mode == Mode.PAGE ? "page" : "cursor") : parameter;
            since = since == null ? "" : since;
        }
    }

    public enum Mode {
        /** One address, asked with the ETag of its last answer. */
        NONE,
        /** Each answer says where the next begins. */
        CURSOR,
        /** Pages are numbered from 1; one without records is the last. */
        PAGE,
        /** An answer's header {@code Link} names the next (RFC 8288). */
        LINK
    }

    boolean mayEverybody() {
        return organizations.isEmpty();
    }

    /** The kinds that partners send most, offered first on the console. */
    public static final List<String> USUAL = List.of(
            "organizations",
            "inspectors",
            "plans",
            "inspection-forms",
            "rectification.FileRevisitForm",
            "appraisal.SubmitSelfEvaluation",
            "rectification.ReportRectification",
            "balance.TakeIndicatorSnapshot",
            "complaint.ReceiveComplaint",
            "survey-answers");
}
