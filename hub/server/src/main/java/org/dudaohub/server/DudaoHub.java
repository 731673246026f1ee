package org.dudaohub.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** One node of the hub. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class DudaoHub {

    public static void main(String[] args) {
        SpringApplication.run(DudaoHub.class, args);
    }
}
