package org.dudaohub.demo.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.system.ApplicationHome;

/** The demo's own jar, from which the nodes and the simulator are started. */
public record JavaProgram(Path jar) {

    /** The jar that this process runs from. */
    public static JavaProgram running() {
        return new JavaProgram(
                new ApplicationHome(JavaProgram.class).getSource().toPath());
    }

    /** The command line for one of the jar's commands. */
    public List<String> command(String command, List<String> options) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // The demo's processes live for a minute: quick to start matters more than quick in the long run.
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
