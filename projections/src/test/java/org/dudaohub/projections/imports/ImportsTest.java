package org.dudaohub.projections.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dudaohub.projections.Events.MARCH;

import java.util.List;
import java.util.stream.IntStream;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.intake.IntakeEvent.FileImported;
import org.dudaohub.domain.intake.RejectedLine;
import org.dudaohub.projections.Node;
import org.dudaohub.projections.Paging;
import org.junit.jupiter.api.Test;

class ImportsTest {

    @Test
    void lists_the_files_and_the_lines_that_went_back() {
        List<RejectedLine> lines = IntStream.rangeClosed(2, 1201)
                .mapToObj(line -> new RejectedLine(line, Reason.MISSING, "第" + line + "行缺少督导事项"))
                .toList();
        try (Node node = Node.start()) {
            node.happened(
                    new FileImported("aa", "机构.csv", "office", "organizations", "office-1", 17, 0, List.of(), MARCH),
                    new FileImported("bb", "三月.csv", "qingdi", "inspection-forms", "office-1", 3, 1, lines, MARCH));

            ImportsQuery imports = node.settled(ImportsQuery.class);
            assertThat(imports.newestFirst(Paging.first(10)).items())
                    .extracting(ImportedFile::fileName, ImportedFile::accepted, ImportedFile::rejected)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("三月.csv", 3, 1200),
                            org.assertj.core.groups.Tuple.tuple("机构.csv", 17, 0));
            assertThat(imports.rejectedLines("aa", Paging.first(10)).total()).isZero();
            assertThat(imports.rejectedLines("bb", new Paging(1, 500)).items()).isEqualTo(lines.subList(500, 1000));
            assertThat(imports.rejectedLines("bb", new Paging(2, 500)).items()).isEqualTo(lines.subList(1000, 1200));
        }
    }
}
