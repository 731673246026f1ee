package org.dudaohub.server.survey;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SurveyConfiguration {

    /** The chance that ballots are made of. */
    @Bean
    @ConditionalOnMissingBean(name = "ballotRandom")
    RandomGenerator ballotRandom() {
        return new SecureRandom();
    }
}
