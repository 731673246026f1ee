package org.dudaohub.server.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.dudaohub.domain.rules.RuleBook;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** The rule profiles, from the JSON files that {@code dudao.rules} names. */
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {

    /** @throws IOException if a file is missing or is no list of rule profiles */
    @Bean
    RuleBook ruleBook(@Value("${dudao.rules}") Resource[] files) throws IOException {
        List<InputStream> documents = new ArrayList<>();
        try {
            for (Resource file : files) {
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
