package org.dudaohub.server.kindergarten;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "办理")
class KindergartenApi {

    private final ConductCoverages coverages;

    KindergartenApi(ConductCoverages coverages) {
        this.coverages = coverages;
    }

    @GetMapping("/api/v1/kindergartens")
    @Operation(summary = "办园行为评估进度", description = "本机构督导的各幼儿园；待评估的在前，其中薄弱的在前。不写年度的，为今年。")
    ConductCoverage coverage(@RequestParam Optional<Integer> year) {
        return coverages.in(year);
    }
}
