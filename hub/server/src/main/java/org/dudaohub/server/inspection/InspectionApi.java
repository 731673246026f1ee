package org.dudaohub.server.inspection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.dudaohub.domain.visit.FileInspectionForm;
import org.dudaohub.server.command.Answers;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "督导检查")
class InspectionApi {

    private final CommandDesk desk;

    InspectionApi(CommandDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/api/v1/inspection-forms")
    @Operation(summary = "提交督导检查记录表")
    ResponseEntity<Object> file(@RequestBody FileInspectionForm form, @AuthenticationPrincipal HubUser user) {
        return Answers.of(desk.send(form, user, Channel.API));
    }
}
