package org.dudaohub.server.watch;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

    /**
     * The watches' own threads. Without them Spring would run the watches on the executor that repeats commands after a
     * conflict, and a watch that waits for such a command would wait for itself.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(2);
        scheduler.setThreadNamePrefix("watch-");
        return scheduler;
    }
}
