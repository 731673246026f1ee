package org.dudaohub.server.imports;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dudaohub.connectors.intake.FileKind;
import org.dudaohub.connectors.intake.TemplateFile;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Gives out the empty workbook of a kind, to whoever may send it back filled in. */
@Controller
class Templates implements Framed {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    @GetMapping("/cases/{capability}/new/{command}/template.xlsx")
    ResponseEntity<byte[]> ofCommand(
            @PathVariable String capability, @PathVariable String command, @AuthenticationPrincipal HubUser user) {
        return template(FileKind.of(capability, command), user);
    }

    @GetMapping("/imports/template.xlsx")
    ResponseEntity<byte[]> ofKind(@RequestParam String kind, @AuthenticationPrincipal HubUser user) {
        return template(FileKind.named(kind), user);
    }

    private static ResponseEntity<byte[]> template(Optional<FileKind> wanted, HubUser user) {
        FileKind kind = wanted.filter(known -> known.senders().contains(user.role()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(kind.title() + "模板.xlsx", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(TemplateFile.of(kind));
    }
}
