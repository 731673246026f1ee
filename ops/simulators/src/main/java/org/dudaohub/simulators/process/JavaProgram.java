package org.dudaohub.simulators.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.system.ApplicationHome;

/** The demo's jar, from which nodes and the WeChat simulator are started. */
public record JavaProgram(Path jar) {

    /** The jar that holds this class, from which this process runs. */
    public static JavaProgram of(Class<?> main) {
        return new JavaProgram(new ApplicationHome(main).getSource().toPath());
    }

    /** The command line for one of the jar's commands. */
    public List<String> command(String command, List<String> options) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // These processes live for minutes: quick to start matters more than quick in the long run.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Daxoniq.update-checker.disabled=true",
                "-Ddisable-axoniq-console-message=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString(),
                command));
        line.addAll(options);
        return line;
    }
}
