package org.dudaohub.server.survey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dudaohub.domain.Outcome;
import org.dudaohub.domain.Reason;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.projections.surveys.AskedSurvey;
import org.dudaohub.projections.surveys.SurveysQuery;
import org.dudaohub.server.frame.Framed;
import org.dudaohub.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The survey for whoever has its address. Everything that the page needs stands in the page: there is no session. */
@Controller
class SurveyPage implements Framed {

    private static final String NOT_CHOSEN = "0";

    private final SurveysQuery surveys;
    private final RegisterQuery register;
    private final BallotBox box;
    private final Clock clock;

    SurveyPage(SurveysQuery surveys, RegisterQuery register, BallotBox box, Clock clock) {
        this.surveys = surveys;
        this.register = register;
        this.box = box;
        this.clock = clock;
    }

    /**
     * Where no ballot is asked for the page makes one up, so that sending it twice counts once.
     *
     * @param ballot from the address that stands beside a ballot
     */
    @GetMapping("/surveys/{id}")
    String survey(
            @PathVariable String id,
            @RequestParam(required = false) String answered,
            @RequestParam(defaultValue = "") String ballot,
            Model model) {
        AskedSurvey survey = find(id);
        model.addAttribute("answered", answered != null);
        String shown = survey.asksForBallots() ? ballot : UUID.randomUUID().toString();
        return show(survey, shown, List.of(), null, model);
    }

    @PostMapping("/surveys/{id}")
    String answer(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        AskedSurvey survey = find(id);
        List<Integer> choices = IntStream.range(0, survey.questions().size())
                .mapToObj(question -> number(typed.getFirst("q" + question)))
                .toList();
        String ballot = typed.getFirst("ballot");
        return switch (outcome(id, ballot, choices, request, response)) {
            case Outcome.Accepted _, Outcome.Unchanged _ -> "redirect:/surveys/{id}?answered";
            case Outcome.Refused refused -> {
                model.addAttribute("answered", false);
                yield show(survey, ballot, choices, refused.message(), model);
            }
        };
    }

    private Outcome outcome(
            String id, String ballot, List<Integer> choices, HttpServletRequest request, HttpServletResponse response) {
        try {
            Outcome outcome = box.answer(id, ballot, choices, request.getRemoteAddr());
            if (outcome instanceof Outcome.Refused) {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            }
            return outcome;
        } catch (ProblemException tooMany) {
            response.setStatus(tooMany.problem().status().value());
            return Outcome.refused(Reason.LIMIT_REACHED, tooMany.problem().detail());
        }
    }

    private String show(AskedSurvey survey, String ballot, List<Integer> choices, String refusal, Model model) {
        model.addAttribute("survey", survey);
        model.addAttribute(
                "school", register.names(List.of(survey.school())).getOrDefault(survey.school(), survey.school()));
        model.addAttribute("open", survey.isOpenOn(LocalDate.now(clock)));
        model.addAttribute("ballot", ballot);
        model.addAttribute("choices", choices);
        model.addAttribute("refusal", refusal);
        return "survey";
    }

    private AskedSurvey find(String id) {
        return surveys.byId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static int number(String text) {
        return Integer.parseInt(text != null && text.matches("\\d{1,4}") ? text : NOT_CHOSEN);
    }
}
