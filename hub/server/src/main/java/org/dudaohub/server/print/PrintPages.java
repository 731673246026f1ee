package org.dudaohub.server.print;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.node.NodeProperties;
import org.dudaohub.server.print.PdfPrinter.Answer;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The printed forms. An id is the last part of the path or the parameter {@code id}, which the console's own links use,
 * because people put slashes into ids.
 */
@Controller
@RequestMapping("/print")
class PrintPages implements Framed {

    private final FiledForms forms;
    private final PdfPrinter printer;
    private final Fonts fonts;
    private final NodeProperties node;

    PrintPages(FiledForms forms, PdfPrinter printer, Fonts fonts, NodeProperties node) {
        this.forms = forms;
        this.printer = printer;
        this.fonts = fonts;
        this.node = node;
    }

    /**
     * Which form is wanted.
     *
     * @param id of the visit or of the rectification
     * @param node the peer whose case it is; null for this node's own
     * @param form which of the case's forms, from 1; null for the last
     */
    record Wanted(String id, String node, Integer form) {}

    /** Another form of the same case. */
    record Sibling(int number, String href, boolean shown) {}

    @GetMapping({"/visits", "/visits/{id}"})
    String visit(Wanted wanted, @AuthenticationPrincipal HubUser user, Model model) {
        return page(Paper.INSPECTION, wanted, user, model);
    }

    @GetMapping({"/visits.pdf", "/visits/{id}.pdf"})
    Object visitPdf(Wanted wanted, @AuthenticationPrincipal HubUser user) throws IOException, InterruptedException {
        return pdf(Paper.INSPECTION, wanted, user);
    }

    @GetMapping({"/rectifications", "/rectifications/{id}"})
    String rectification(Wanted wanted, @AuthenticationPrincipal HubUser user, Model model) {
        return page(Paper.REVISIT, wanted, user, model);
    }

    @GetMapping({"/rectifications.pdf", "/rectifications/{id}.pdf"})
    Object rectificationPdf(Wanted wanted, @AuthenticationPrincipal HubUser user)
            throws IOException, InterruptedException {
        return pdf(Paper.REVISIT, wanted, user);
    }

    private String page(Paper paper, Wanted wanted, HubUser user, Model model) {
        FiledForm form = filed(paper, wanted, user);
        model.addAttribute("sheet", sheet(paper, wanted, form));
        model.addAttribute("pdf", href(paper, ".pdf", wanted, form.number()));
        model.addAttribute("dossier", dossier(paper, wanted));
        model.addAttribute(
                "siblings",
                IntStream.rangeClosed(1, form.of())
                        .mapToObj(
                                number -> new Sibling(number, href(paper, "", wanted, number), number == form.number()))
                        .toList());
        return "print";
    }

    private Object pdf(Paper paper, Wanted wanted, HubUser user) throws IOException, InterruptedException {
        FiledForm form = filed(paper, wanted, user);
        return switch (printer.print(sheet(paper, wanted, form))) {
            case Answer.Printed(byte[] pdf) ->
                ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(paper.name + " " + wanted.id() + ".pdf"))
                        .body(pdf);
            case Answer.NoFont() -> unavailable("""
                    没有可用的中文字体，不能生成 PDF（网页仍可打印）。请管理员安装字体（Debian：apt-get install fonts-arphic-uming），\
                    或用 dudao.print.font 指定一个 TrueType 中文字体文件，然后重新启动本节点。已找过：%s。""".formatted(looked()));
            case Answer.Busy() -> unavailable("正在生成的 PDF 太多，请稍后再试。");
        };
    }

    /** A form that the user may not see is as one that is not there. */
    private FiledForm filed(Paper paper, Wanted wanted, HubUser user) {
        return Optional.ofNullable(wanted.id())
                .flatMap(id -> wanted.node() == null
                        ? forms.own(paper, id, wanted.form())
                        : forms.replicated(paper, wanted.node(), id))
                .filter(form -> user.maySee(form.school()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Sheet sheet(Paper paper, Wanted wanted, FiledForm form) {
        String which = form.of() == 1 ? "" : "（第%d次，共%d次）".formatted(form.number(), form.of());
        return wanted.node() == null
                ? Sheet.of(paper, form, node.name(), "编号 " + wanted.id() + which)
                : Sheet.of(paper, form, "", "编号 %s，由节点 %s 报送".formatted(wanted.id(), wanted.node()));
    }

    private static String href(Paper paper, String suffix, Wanted wanted, int number) {
        return UriComponentsBuilder.fromPath("/print/" + paper.path + suffix)
                .queryParam("id", "{id}")
                .queryParamIfPresent("node", Optional.ofNullable(wanted.node()))
                .queryParam("form", number)
                .encode()
                .buildAndExpand(wanted.id())
                .toUriString();
    }

    private static String dossier(Paper paper, Wanted wanted) {
        String stream = paper.capability + ":" + wanted.id();
        return UriComponentsBuilder.fromPath("/cases/" + paper.capability + "/case")
                .queryParam("id", "{id}")
                .encode()
                .buildAndExpand(wanted.node() == null ? stream : wanted.node() + "/" + stream)
                .toUriString();
    }

    private static String attachment(String fileName) {
        return ContentDisposition.attachment()
                .filename(fileName, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static ModelAndView unavailable(String sentence) {
        ModelAndView page = new ModelAndView("error", HttpStatus.SERVICE_UNAVAILABLE);
        page.addObject("status", HttpStatus.SERVICE_UNAVAILABLE.value());
        page.addObject("sentence", sentence);
        return page;
    }

    private String looked() {
        List<Path> places = fonts.configured();
        return places.stream().map(Path::toString).collect(Collectors.joining("、"));
    }
}
