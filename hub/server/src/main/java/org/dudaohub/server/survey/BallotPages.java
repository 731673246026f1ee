package org.dudaohub.server.survey;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Role;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.projections.surveys.AskedSurvey;
import org.dudaohub.projections.surveys.SurveysQuery;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.security.HubUser;
import org.dudaohub.server.survey.BallotPress.Printed;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where an office gets ballots, on a page to print and cut or as a workbook. They are shown once. */
@Controller
@RequestMapping("/ballots")
class BallotPages implements Framed {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> HEADER = List.of("序号", "票号", "作答网址");
    private static final int WIDE = 24 * 256;

    private final SurveysQuery surveys;
    private final RegisterQuery register;
    private final BallotPress press;

    BallotPages(SurveysQuery surveys, RegisterQuery register, BallotPress press) {
        this.surveys = surveys;
        this.register = register;
        this.press = press;
    }

    @GetMapping
    String form(@RequestParam String survey, @AuthenticationPrincipal HubUser user, Model model) {
        show(find(survey, user), model);
        return "ballots";
    }

    @PostMapping
    String print(
            @RequestParam String survey,
            @RequestParam String batch,
            @RequestParam int count,
            @AuthenticationPrincipal HubUser user,
            HttpServletResponse response,
            Model model) {
        AskedSurvey asked = find(survey, user);
        show(asked, model);
        Printed printed = press.print(survey, batch.strip(), count, user, Channel.CONSOLE);
        if (printed.outcome() instanceof Outcome.Refused refused) {
            return refused(refused, batch, count, response, model);
        }
        model.addAttribute("batch", batch.strip());
        model.addAttribute("ballots", printed.ballots());
        model.addAttribute("address", address(survey));
        return "ballots";
    }

    @PostMapping(params = "xlsx")
    String workbook(
            @RequestParam String survey,
            @RequestParam String batch,
            @RequestParam int count,
            @AuthenticationPrincipal HubUser user,
            HttpServletResponse response,
            Model model)
            throws IOException {
        AskedSurvey asked = find(survey, user);
        Printed printed = press.print(survey, batch.strip(), count, user, Channel.CONSOLE);
        if (printed.outcome() instanceof Outcome.Refused refused) {
            show(asked, model);
            return refused(refused, batch, count, response, model);
        }
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("作答票 %s %s.xlsx".formatted(survey, batch.strip()), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try (SXSSFWorkbook workbook = new SXSSFWorkbook()) {
            SXSSFSheet sheet = workbook.createSheet("作答票");
            fill(sheet.createRow(0), HEADER);
            for (int i = 0; i < printed.ballots().size(); i++) {
                String secret = printed.ballots().get(i).secret();
                fill(sheet.createRow(i + 1), List.of(Integer.toString(i + 1), secret, address(survey, secret)));
            }
            sheet.setColumnWidth(1, WIDE);
            sheet.setColumnWidth(2, 3 * WIDE);
            workbook.write(response.getOutputStream());
        }
        return null;
    }

    private static String refused(
            Outcome.Refused refused, String batch, int count, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("refusal", refused.message());
        model.addAttribute("batch", batch);
        model.addAttribute("count", count);
        return "ballots";
    }

    private static void fill(Row row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i).setCellValue(cells.get(i));
        }
    }

    private void show(AskedSurvey survey, Model model) {
        model.addAttribute("survey", survey);
        model.addAttribute(
                "school", register.names(List.of(survey.school())).getOrDefault(survey.school(), survey.school()));
    }

    private AskedSurvey find(String survey, HubUser user) {
        if (user.role() != Role.OFFICE) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return surveys.byId(survey).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String address(String survey) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/surveys/{id}")
                .encode()
                .buildAndExpand(survey)
                .toUriString();
    }

    private static String address(String survey, String secret) {
        return address(survey) + "?ballot=" + secret;
    }
}
