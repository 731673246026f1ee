package org.dudaohub.connectors.intake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The part of {@code dudao.*} that the intake needs.
 *
 * @param data the node's folder; files are archived under {@code archive} in it
 * @param partners whose folders are watched
 */
@ConfigurationProperties("dudao")
public record IntakeProperties(
        @DefaultValue("./data") Path data,
        @DefaultValue Node node,
        @DefaultValue List<Partner> partners,
        @DefaultValue Intake intake) {

    public IntakeProperties {
        Set<Path> folders = new HashSet<>();
        for (Partner partner : partners) {
            if (!folders.add(partner.folder().toAbsolutePath().normalize())) {
                throw new IllegalArgumentException("dudao.partners: two partners share the folder " + partner.folder());
            }
        }
    }

    /** @param office code of the office whose node this is */
    public record Node(@DefaultValue("") String office) {}

    /**
     * A partner whose folder is watched: files in, {@code result} with the answers, {@code failed} with what could not be
     * read, {@code .done} with what was worked through.
     *
     * @param name shown in the trail; the id where it is empty
     * @param kind see {@link FileKind#name()}
     */
    public record Partner(String id, @DefaultValue("") String name, String kind, Path folder) {

        public Partner {
            if (id == null || id.isBlank() || kind == null || folder == null) {
                throw new IllegalArgumentException(
                        "dudao.partners: a partner needs id, kind and folder, not " + id + ", " + kind + ", " + folder);
            }
            if (FileKind.named(kind).isEmpty()) {
                throw new IllegalArgumentException(
                        "dudao.partners: " + id + " has the kind " + kind + ", which is none of "
                                + FileKind.all().stream()
                                        .filter(known -> known.group().equals(FileKind.AGREED))
                                        .map(FileKind::name)
                                        .collect(Collectors.joining(", "))
                                + " and no <capability>.<Command>");
            }
        }

        String displayName() {
            return name.isEmpty() ? id : name;
        }
    }

    /**
     * @param maxSize of one file
     * @param maxLines of one file, without its header; one event keeps all lines that went back, so it must fit a store's
     *     largest record
     * @param commandTimeout how long one line may take
     * @param poll how often a folder is looked at
     * @param settle how long a file must have been left alone before it is read
     */
    public record Intake(
            @DefaultValue("20MB") DataSize maxSize,
            @DefaultValue("10000") int maxLines,
            @DefaultValue("30s") Duration commandTimeout,
            @DefaultValue("1s") Duration poll,
            @DefaultValue("2s") Duration settle) {}
}
