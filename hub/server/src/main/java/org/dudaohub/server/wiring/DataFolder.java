package org.dudaohub.server.wiring;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The folder in which this node keeps its ledger, its keys and the files that it took in. */
@ConfigurationProperties("dudao")
public record DataFolder(@DefaultValue("data") Path data) {

    public Path path() {
        return data.toAbsolutePath().normalize();
    }
}
