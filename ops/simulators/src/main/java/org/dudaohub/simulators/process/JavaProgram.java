package org.dudaohub.simulators.process;

import java.io.IOException;
import java.nio.file.Files;
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

    /**
     * The jar, unpacked: so it starts in two thirds of the time.
     *
     * @param folder for what is unpacked
     */
    public static JavaProgram unpacked(Path jar, Path folder) throws IOException {
        Path log = Files.createDirectories(folder).resolve("extract.log");
        Path program = folder.resolve("program");
        Process extraction = new ProcessBuilder(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        program.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (extraction.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
        return new JavaProgram(program.resolve(jar.getFileName()));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The command line for one of the jar's commands. */
    public List<String> command(String command, List<String> options) {
        List<String> line = new ArrayList<>(List.of(
                java(),
                // These processes live for minutes: quick to start matters more than quick in the long run.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                // What is killed can't clean up after itself; who started it may have a folder for that.
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
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
