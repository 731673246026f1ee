package org.dudaohub.server.casework;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.dudaohub.domain.Capability;
import org.dudaohub.domain.Role;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.When;
import org.dudaohub.projections.dossier.Dossier;
import org.dudaohub.projections.dossier.DossierQuery;
import org.dudaohub.projections.dossier.DossierQuery.Criteria;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.listing.Days;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Writes a capability's dossiers as a workbook, a page of them at a time, so that a long list needs no memory. */
@Controller
class CaseExport implements Framed {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> FIXED = List.of("编号", "机构代码", "状态", "开始日期", "最近日期", "最近记录时间", "来自节点");

    private static final DateTimeFormatter RECORDED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(When.ZONE);

    /** What one sheet of the format holds, less the header. */
    private static final int MOST_ROWS = 1_048_575;

    private static final int LONGEST_CELL = 32_767;

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
                .filter(known -> Casework.maySee(user.role(), known))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String organization = user.role() == Role.SCHOOL ? user.organization() : null;
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(exported.title() + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        write(
                exported,
                new Criteria(capability, organization, q.isBlank() ? null : q, days.when()),
                response.getOutputStream());
    }

    private void write(Capability capability, Criteria criteria, OutputStream out) throws IOException {
        Map<String, String> labels = casework.labels(capability);
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100)) {
            SXSSFSheet sheet = workbook.createSheet("案卷");
            List<String> header = new ArrayList<>(FIXED);
            header.addAll(labels.values());
            fill(sheet.createRow(0), header);
            Paging paging = Paging.first(Paging.LARGEST);
            Page<Dossier> page;
            int row = 0;
            do {
                page = dossiers.find(criteria, paging);
                for (Dossier dossier : page.items()) {
                    fill(sheet.createRow(++row), cells(dossier, labels));
                }
                paging = new Paging(paging.page() + 1, paging.size());
            } while (page.hasNext() && row + Paging.LARGEST <= MOST_ROWS);
            workbook.write(out);
        }
    }

    private static List<String> cells(Dossier dossier, Map<String, String> labels) {
        List<String> cells = new ArrayList<>(List.of(
                dossier.caseId(),
                dossier.organization(),
                dossier.status(),
                dossier.openedOn().toString(),
                dossier.changedOn().toString(),
                RECORDED.format(dossier.recordedAt()),
                dossier.originNode() == null ? "" : dossier.originNode()));
        labels.keySet().forEach(name -> cells.add(dossier.fields().getOrDefault(name, "")));
        return cells;
    }

    /** Cells are text, so a spreadsheet never takes one for a formula. */
    private static void fill(Row row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i);
            row.createCell(i).setCellValue(text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL));
        }
    }
}
