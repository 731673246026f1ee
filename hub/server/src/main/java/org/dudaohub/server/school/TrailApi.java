package org.dudaohub.server.school;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.dudaohub.domain.Reason;
import org.dudaohub.projections.Page;
import org.dudaohub.projections.register.RegisterQuery;
import org.dudaohub.projections.trail.TrailEntry;
import org.dudaohub.projections.trail.TrailQuery;
import org.dudaohub.server.listing.Days;
import org.dudaohub.server.listing.Listing;
import org.dudaohub.server.problem.ProblemException;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "学校")
class TrailApi {

    private final TrailQuery trail;
    private final RegisterQuery register;

    TrailApi(TrailQuery trail, RegisterQuery register) {
        this.trail = trail;
        this.register = register;
    }

    @GetMapping("/api/v1/schools/{code}/trail")
    @Operation(summary = "学校留痕", description = "谁、何时、经由哪条消息做了什么，按账本顺序，可按发生日期和记录日期查找；总数在 X-Total-Count 中。学校账号看不到举报投诉。")
    ResponseEntity<List<TrailEntry>> trail(
            @PathVariable String code,
            Days days,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "500") int size,
            @AuthenticationPrincipal HubUser user) {
        Page<TrailEntry> entries = trail.find(code, user.role(), days.when(), true, Listing.part(page, size));
        if (days.isEmpty()
                && entries.total() == 0
                && register.organization(code).isEmpty()) {
            throw ProblemException.notFound(Reason.UNKNOWN_ORGANIZATION.name(), "学校标识码%s未登记".formatted(code));
        }
        return Listing.answer(entries);
    }
}
