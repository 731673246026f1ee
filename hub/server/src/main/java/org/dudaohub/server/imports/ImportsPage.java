package org.dudaohub.server.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.dudaohub.connectors.intake.FileKind;
import org.dudaohub.connectors.intake.ImportResult;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.intake.IntakeEvent.SyncConflictDetected;
import org.dudaohub.projections.Paging;
import org.dudaohub.projections.dossier.DossierQuery;
import org.dudaohub.projections.dossier.DossierQuery.Criteria;
import org.dudaohub.projections.imports.ImportsQuery;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.listing.Listing;
import org.dudaohub.server.problem.ProblemException;
import org.dudaohub.server.security.HubUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

@Controller
class ImportsPage implements Framed {

    private static final String IN_CONFLICT =
            SyncConflictDetected.class.getAnnotation(Wording.class).value();

    private final Upload upload;
    private final ImportsQuery imports;
    private final DossierQuery dossiers;

    ImportsPage(Upload upload, ImportsQuery imports, DossierQuery dossiers) {
        this.upload = upload;
        this.imports = imports;
        this.dossiers = dossiers;
    }

    @GetMapping("/imports")
    String imports(@RequestParam(defaultValue = "0") int page, @AuthenticationPrincipal HubUser user, Model model) {
        model.addAttribute("inConflict", IN_CONFLICT);
        model.addAttribute(
                "conflicts",
                dossiers.find(new Criteria("intake", null, IN_CONFLICT), Paging.first(1))
                        .total());
        model.addAttribute("files", imports.newestFirst(Listing.onPage(page)));
        model.addAttribute(
                "groups",
                FileKind.all().stream()
                        .filter(kind -> kind.senders().contains(user.role()))
                        .collect(Collectors.groupingBy(FileKind::group, LinkedHashMap::new, Collectors.toList())));
        return "imports";
    }

    /** The lines of a file that went back. */
    @GetMapping("/imports/{file}")
    String rejected(@PathVariable String file, @RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("file", file);
        model.addAttribute("lines", imports.rejectedLines(file, Listing.onPage(page)));
        return "rejected";
    }

    /** Takes the file in, then shows the list again with what came of it. */
    @PostMapping("/imports")
    String take(
            @RequestParam String kind,
            @RequestParam MultipartFile file,
            @AuthenticationPrincipal HubUser user,
            RedirectAttributes next)
            throws IOException {
        takeIn(kind, file, user, next);
        return "redirect:/imports";
    }

    /** The same from the page of a capability, to which it returns: a school has no list of imported files. */
    @PostMapping("/cases/{capability}/imports")
    String take(
            @PathVariable String capability,
            @RequestParam String kind,
            @RequestParam MultipartFile file,
            @AuthenticationPrincipal HubUser user,
            RedirectAttributes next)
            throws IOException {
        takeIn(kind, file, user, next);
        return "redirect:/cases/" + UriUtils.encodePathSegment(capability, StandardCharsets.UTF_8);
    }

    private void takeIn(String kind, MultipartFile file, HubUser user, RedirectAttributes next) throws IOException {
        try (var content = file.getInputStream()) {
            switch (upload.take(kind, file.getOriginalFilename(), file.getSize(), content, user, Channel.CONSOLE)) {
                case ImportResult.Imported done -> next.addFlashAttribute("imported", done);
                case ImportResult.Unreadable it -> next.addFlashAttribute("problem", it.message());
            }
        } catch (ProblemException e) {
            next.addFlashAttribute("problem", e.problem().detail());
        }
    }
}
