package org.dudaohub.demo.node;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.dudaohub.server.rectification.DeadlineWatch;
import org.dudaohub.server.watch.DailyRound;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the demo adds to a node: a clock that can be set, and {@code POST /demo/clock} to set it. */
@Configuration(proxyBeanMethods = false)
@Import(ClockDoor.Door.class)
class ClockDoor {

    /** @param now what the clock shows when the node starts */
    @Bean
    @Primary
    DemoClock demoClock(@Value("${demo.now}") Instant now) {
        return new DemoClock(Clock.system(ZoneId.of("Asia/Shanghai")), now);
    }

    /** The demo's nodes listen on the loopback address only. */
    @Bean
    @Order(0)
    SecurityFilterChain demoDoor(HttpSecurity http) throws Exception {
        return http.securityMatcher("/demo/**")
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @RestController
    static class Door {

        private final DemoClock clock;
        private final DeadlineWatch watch;
        private final DailyRound round;

        Door(DemoClock clock, DeadlineWatch watch, DailyRound round) {
            this.clock = clock;
            this.watch = watch;
            this.round = round;
        }

        record Setting(Instant now) {}

        /** Sets the clock and lets the node look at once what has become due. */
        @PostMapping("/demo/clock")
        @ResponseStatus(HttpStatus.NO_CONTENT)
        void set(@RequestBody Setting setting) {
            clock.set(setting.now());
            watch.look();
            round.look();
        }
    }
}
