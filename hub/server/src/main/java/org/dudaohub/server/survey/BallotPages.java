package org.dudaohub.server.survey;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.dudaohub.domain.Outcome;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.projections.surveys.AskedSurvey;
import org.dudaohub.projections.surveys.SurveysQuery;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.listing.ListFile;
import org.dudaohub.server.security.HubUser;
import org.dudaohub.server.survey.BallotPress.Printed;
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

    private static final List<String> HEADER = List.of("序号", "票号", "作答网址");

    private final SurveysQuery surveys;
    private final RegisterQuery register;
    private final BallotPress press;

    BallotPages(SurveysQuery surveys, RegisterQuery register, BallotPress press) {
        this.surveys = surveys;
        this.register = register;
        this.press = press;
    }

    @GetMapping
    String form(@RequestParam String survey, Model model) {
        show(find(survey), model);
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
        AskedSurvey asked = find(survey);
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
        AskedSurvey asked = find(survey);
        Printed printed = press.print(survey, batch.strip(), count, user, Channel.CONSOLE);
        if (printed.outcome() instanceof Outcome.Refused refused) {
            show(asked, model);
            return refused(refused, batch, count, response, model);
        }
        try (ListFile file = new ListFile("作答票", HEADER)) {
            for (int i = 0; i < printed.ballots().size(); i++) {
                String secret = printed.ballots().get(i).secret();
                file.add(List.of(Integer.toString(i + 1), secret, address(survey, secret)));
            }
            file.sendTo(response, "作答票 %s %s".formatted(survey, batch.strip()));
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

    private void show(AskedSurvey survey, Model model) {
        model.addAttribute("survey", survey);
        model.addAttribute(
                "school", register.names(List.of(survey.school())).getOrDefault(survey.school(), survey.school()));
    }

    private AskedSurvey find(String survey) {
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
