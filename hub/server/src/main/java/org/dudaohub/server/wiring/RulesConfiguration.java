package org.dudaohub.server.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.dudaohub.domain.rules.RuleBook;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** The rule profiles and the holiday calendar, from the JSON files that {@code dudao.rules} names. */
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {

    @ConfigurationProperties("dudao")
    record Locations(List<Resource> rules) {}

    /** @throws IOException if a file is missing or has another shape */
    @Bean
    RuleBook ruleBook(Locations locations) throws IOException {
        List<InputStream> documents = new ArrayList<>();
        try {
            for (Resource file : locations.rules()) {
                documents.add(file.getInputStream());
            }
            return RuleBook.read(documents);
        } finally {
            for (InputStream document : documents) {
                document.close();
            }
        }
    }
}
