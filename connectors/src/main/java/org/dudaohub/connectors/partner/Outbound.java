package org.dudaohub.connectors.partner;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.dudaohub.connectors.mapping.Format;
import org.dudaohub.connectors.mapping.Mapping;

/**
 * A channel on which a partner gets one kind of news.
 *
 * @param path the folder, address, routing key or recipient, by the transport
 * @param mapping their fields out of ours; none for our own form
 * @param organizations codes of the organisations of which it gets news; empty for all
 */
public record Outbound(
        String id,
        News kind,
        String path,
        Format format,
        Mapping mapping,
        @JsonDeserialize(as = LinkedHashSet.class) Set<String> organizations) {

    public Outbound {
        path = path == null ? "" : path;
        format = format == null ? Format.JSON : format;
        mapping = mapping == null ? Mapping.NONE : mapping;
        organizations =
                organizations == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(organizations));
    }
}
