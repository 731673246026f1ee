package org.dudaohub.server.survey;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.dudaohub.domain.Outcome;
import org.dudaohub.server.command.Answers;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "问卷")
class SurveyApi {

    private final BallotBox box;
    private final BallotPress press;

    SurveyApi(BallotBox box, BallotPress press) {
        this.box = box;
        this.press = press;
    }

    /**
     * @param ballot the ballot's secret
     * @param choices for each question the number of the chosen option, from 1
     */
    record Answer(
            @NotNull String ballot,
            @NotNull @Size(max = 200) List<Integer> choices) {}

    /**
     * @param batch what is handed out together, such as a class
     * @param count how many
     */
    record Wanted(@NotNull String batch, int count) {}

    /** @param ballots their secrets, which nobody can ask for again */
    record HandedOut(String outcome, String id, List<String> ballots) {}

    @PostMapping("/api/v1/surveys/{id}/ballots")
    @Operation(summary = "发放作答票", description = "由督导机构办理；一批至多500张，每批一次。票号只在这次回答中给出，账本只记其 SHA-256。")
    ResponseEntity<Object> handOut(
            @PathVariable String id, @Valid @RequestBody Wanted wanted, @AuthenticationPrincipal HubUser user) {
        BallotPress.Printed printed = press.print(id, wanted.batch(), wanted.count(), user, Channel.API);
        return printed.outcome() instanceof Outcome.Accepted
                ? ResponseEntity.ok(new HandedOut(
                        "accepted",
                        id,
                        printed.ballots().stream().map(Ballot::secret).toList()))
                : Answers.of(printed.outcome());
    }

    @PostMapping("/api/v1/surveys/{id}/answers")
    @Operation(summary = "匿名回答问卷", description = "不需要登录；凭票作答的问卷须用发放的票号，一票一次；账本只记票号的 SHA-256。")
    ResponseEntity<Object> answer(
            @PathVariable String id, @Valid @RequestBody Answer answer, HttpServletRequest request) {
        return Answers.of(box.answer(id, answer.ballot(), answer.choices(), request.getRemoteAddr()));
    }
}
