package org.dudaohub.server.casework;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dudaohub.domain.Capability;
import org.dudaohub.domain.Role;
import org.dudaohub.projections.dossier.Dossier;
import org.dudaohub.projections.dossier.DossierQuery;
import org.dudaohub.projections.dossier.DossierQuery.Criteria;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.listing.Days;
import org.dudaohub.server.listing.ListFile;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Writes a capability's dossiers as a workbook. */
@Controller
class CaseExport implements Framed {

    private static final List<String> FIXED = List.of("编号", "机构代码", "状态", "开始日期", "最近日期", "最近记录时间", "来自节点");

    private final Casework casework;
    private final DossierQuery dossiers;

    CaseExport(Casework casework, DossierQuery dossiers) {
        this.casework = casework;
        this.dossiers = dossiers;
    }

    @GetMapping("/cases/{capability}/export.xlsx")
    void export(
            @PathVariable String capability,
            @RequestParam(defaultValue = "") String q,
            Days days,
            @AuthenticationPrincipal HubUser user,
            HttpServletResponse response)
            throws IOException {
        Capability exported = casework.capability(capability)
                .filter(known -> known.visibleTo(user.role()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String organization = user.role() == Role.SCHOOL ? user.organization() : null;
        Criteria criteria = new Criteria(capability, organization, q.isBlank() ? null : q, days.when());
        Map<String, String> labels = casework.labels(exported);
        List<String> header = new ArrayList<>(FIXED);
        header.addAll(labels.values());
        try (ListFile file = new ListFile("案卷", header)) {
            file.addAll(paging -> dossiers.find(criteria, paging), dossier -> cells(dossier, labels));
            file.sendTo(response, exported.title());
        }
    }

    private static List<String> cells(Dossier dossier, Map<String, String> labels) {
        List<String> cells = new ArrayList<>(List.of(
                dossier.caseId(),
                dossier.organization(),
                dossier.status(),
                dossier.openedOn().toString(),
                dossier.changedOn().toString(),
                ListFile.MOMENT.format(dossier.recordedAt()),
                dossier.originNode() == null ? "" : dossier.originNode()));
        labels.keySet().forEach(name -> cells.add(dossier.fields().getOrDefault(name, "")));
        return cells;
    }
}
