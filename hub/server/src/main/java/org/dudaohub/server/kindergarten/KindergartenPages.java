package org.dudaohub.server.kindergarten;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.kindergarten.ConductCoverage.Row;
import org.dudaohub.server.listing.ListFile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which kindergartens a year's evaluations have not come to yet, the weak first. */
@Controller
class KindergartenPages implements Framed {

    private static final List<String> HEADER = List.of("幼儿园标识码", "幼儿园", "状态", "本年自评得分", "本年评估得分", "上次评估年度", "上次评估得分");

    private final ConductCoverages coverages;

    KindergartenPages(ConductCoverages coverages) {
        this.coverages = coverages;
    }

    /** @param year this year if none is given */
    @GetMapping("/kindergartens")
    String coverage(@RequestParam Optional<Integer> year, Model model) {
        model.addAttribute("coverage", coverages.in(year));
        return "kindergartens";
    }

    @GetMapping("/kindergartens/export.xlsx")
    void export(@RequestParam Optional<Integer> year, HttpServletResponse response) throws IOException {
        ConductCoverage coverage = coverages.in(year);
        try (ListFile file = new ListFile("办园行为评估", HEADER)) {
            coverage.rows().forEach(row -> file.add(cells(row)));
            file.sendTo(response, "办园行为评估进度 " + coverage.year());
        }
    }

    private static List<String> cells(Row row) {
        return Stream.of(
                        row.code(),
                        row.name(),
                        row.state().label(),
                        row.selfScore(),
                        row.score(),
                        row.lastYear(),
                        row.lastScore())
                .map(cell -> Objects.toString(cell, ""))
                .toList();
    }
}
