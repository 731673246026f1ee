package org.dudaohub.server.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.dudaohub.connectors.intake.FileKind;
import org.dudaohub.connectors.intake.ImportResult;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.intake.RejectedLine;
import org.dudaohub.projections.imports.ImportedFile;
import org.dudaohub.projections.imports.ImportsQuery;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.listing.Listing;
import org.dudaohub.server.problem.ProblemException;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/imports")
@Tag(name = "文件导入")
class ImportsApi {

    private final Upload upload;
    private final ImportsQuery imports;

    ImportsApi(Upload upload, ImportsQuery imports) {
        this.upload = upload;
        this.imports = imports;
    }

    /**
     * @param file SHA-256 of the file, hexadecimal
     * @param repeated whether the same file was imported before, so that nothing was done now
     */
    record Imported(
            String file,
            String fileName,
            String kind,
            int accepted,
            int unchanged,
            List<RejectedLine> rejected,
            boolean repeated) {}

    @PostMapping("/{kind}")
    @Operation(summary = "导入文件", description = "请求体为 CSV 或 XLSX 文件本身；类别及其各列见 /api/v1/imports/kinds。每行办理一件事，退回的行说明原因。")
    Imported take(
            @PathVariable String kind,
            @RequestParam String fileName,
            HttpServletRequest request,
            @AuthenticationPrincipal HubUser user)
            throws IOException {
        return switch (upload.take(
                kind, fileName, request.getContentLengthLong(), request.getInputStream(), user, Channel.API)) {
            case ImportResult.Imported done ->
                new Imported(
                        done.file(),
                        done.fileName(),
                        done.kind(),
                        done.accepted(),
                        done.unchanged(),
                        done.rejected(),
                        done.repeated());
            case ImportResult.Unreadable it ->
                throw new ProblemException(HttpStatus.UNPROCESSABLE_ENTITY, "UNREADABLE_FILE", it.message());
        };
    }

    /** @param sentBy the roles that may send such a file */
    record Kind(String kind, String title, String group, Set<Role> sentBy, List<Heading> columns) {}

    /**
     * @param holds what its cells hold, in Chinese
     * @param choices of which the cells hold one, or several; empty where they are free
     * @param repeats whether it describes one of several records, of which each stands in a line of its own
     */
    record Heading(String label, String holds, List<String> choices, boolean repeats) {}

    @GetMapping("/kinds")
    @Operation(summary = "可导入的文件类别及其各列")
    List<Kind> kinds() {
        return FileKind.all().stream()
                .map(kind -> new Kind(
                        kind.name(),
                        kind.title(),
                        kind.group(),
                        kind.senders(),
                        kind.columns().stream()
                                .map(column ->
                                        new Heading(column.label(), column.holds(), column.choices(), column.repeats()))
                                .toList()))
                .toList();
    }

    @GetMapping
    @Operation(summary = "已导入的文件，最近的在前", description = "总数在 X-Total-Count 中。")
    ResponseEntity<List<ImportedFile>> list(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "100") int size) {
        return Listing.answer(imports.newestFirst(Listing.part(page, size)));
    }

    @GetMapping("/{file}/rejected")
    @Operation(summary = "一个文件中被退回的行")
    ResponseEntity<List<RejectedLine>> rejected(
            @PathVariable String file,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "500") int size) {
        return Listing.answer(imports.rejectedLines(file, Listing.part(page, size)));
    }
}
