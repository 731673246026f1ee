package org.dudaohub.server.survey;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.dudaohub.server.command.Answers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "问卷")
class SurveyApi {

    private final BallotBox box;

    SurveyApi(BallotBox box) {
        this.box = box;
    }

    /**
     * @param ballot the ballot's secret
     * @param choices for each question the number of the chosen option, from 1
     */
    record Answer(
            @NotNull String ballot,
            @NotNull @Size(max = 200) List<Integer> choices) {}

    @PostMapping("/api/v1/surveys/{id}/answers")
    @Operation(summary = "匿名回答问卷", description = "不需要登录；账本只记票据的 SHA-256，同一票据只计一次。")
    ResponseEntity<Object> answer(
            @PathVariable String id, @Valid @RequestBody Answer answer, HttpServletRequest request) {
        return Answers.of(box.answer(id, answer.ballot(), answer.choices(), request.getRemoteAddr()));
    }
}
