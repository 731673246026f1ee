package org.dudaohub.connectors.partner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * The part of {@code dudao.*} that platforms need.
 *
 * @param data the node's folder
 */
@ConfigurationProperties("dudao")
public record PartnerProperties(
        @DefaultValue("./data") Path data,
        @DefaultValue Node node,
        @DefaultValue Platforms platforms) {

    /** @param office code of the office whose node this is */
    public record Node(@DefaultValue("") String office) {}

    /**
     * @param declarations JSON files of partners that are declared at each start, see {@link DeclaredFile}
     * @param folders under which the watched folders of partners lie; empty for {@code partners} in the node's folder
     * @param poll how often it is looked whether partners changed and whether there is news for them
     * @param settle how long a file must have been left alone before it is read
     */
    public record Platforms(
            @DefaultValue List<Resource> declarations,
            Path folders,
            @DefaultValue("500ms") Duration poll,
            @DefaultValue("2s") Duration settle) {}

    Path folders() {
        Path folders = platforms.folders() == null ? data.resolve("partners") : platforms.folders();
        return folders.toAbsolutePath().normalize();
    }
}
