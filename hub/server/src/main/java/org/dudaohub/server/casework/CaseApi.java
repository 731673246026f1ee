package org.dudaohub.server.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dudaohub.domain.Capability;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Role;
import org.dudaohub.projections.dossier.CaseHistory;
import org.dudaohub.projections.dossier.CaseHistory.Line;
import org.dudaohub.projections.dossier.Dossier;
import org.dudaohub.projections.dossier.DossierQuery;
import org.dudaohub.projections.dossier.DossierQuery.Criteria;
import org.dudaohub.server.command.Answers;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.listing.Days;
import org.dudaohub.server.listing.Listing;
import org.dudaohub.server.problem.ProblemException;
import org.dudaohub.server.security.HubUser;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "办理")
class CaseApi {

    static final String COMMAND = "/commands/{capability}/{command}";

    private final Casework casework;
    private final CommandReader reader;
    private final CommandDesk desk;
    private final DossierQuery dossiers;
    private final CaseHistory history;
    private final CaseAttachments files;

    CaseApi(
            Casework casework,
            CommandReader reader,
            CommandDesk desk,
            DossierQuery dossiers,
            CaseHistory history,
            CaseAttachments files) {
        this.casework = casework;
        this.reader = reader;
        this.desk = desk;
        this.dossiers = dossiers;
        this.history = history;
        this.files = files;
    }

    @PostMapping(COMMAND)
    @Operation(summary = "办理一件事", description = "能力与命令的名称见领域模型；请求体是该命令各字段的 JSON 对象。")
    ResponseEntity<Object> send(
            @PathVariable String capability,
            @PathVariable String command,
            @RequestBody JsonNode body,
            @AuthenticationPrincipal HubUser user,
            HttpServletRequest request) {
        Class<? extends Command> type = casework.command(known(capability), command)
                .orElseThrow(() -> ProblemException.notFound("UNKNOWN_COMMAND", "没有“%s”这件事".formatted(command)));
        try {
            return Answers.of(desk.send(reader.read(type, body), user, Channel.API));
        } catch (JsonProcessingException wrong) {
            throw new HttpMessageNotReadableException("not a " + command, wrong, new ServletServerHttpRequest(request));
        }
    }

    @GetMapping("/cases/{capability}")
    @Operation(
            summary = "案卷列表",
            description = "最近变动的在前；总数在 X-Total-Count 中。按日期查找时，列出在这些日期发生、且在这些日期记入账本的事项所属的案卷。学校账号只看到本校的。")
    ResponseEntity<List<Dossier>> list(
            @PathVariable String capability,
            @RequestParam Optional<String> organization,
            @RequestParam Optional<String> text,
            Days days,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size,
            @AuthenticationPrincipal HubUser user) {
        Capability wanted = visible(capability, user);
        Optional<String> about = user.role() == Role.SCHOOL ? Optional.of(user.organization()) : organization;
        Criteria criteria = new Criteria(wanted.name(), about.orElse(null), text.orElse(null), days.when());
        return Listing.answer(dossiers.find(criteria, Listing.part(page, size)));
    }

    @GetMapping("/cases")
    @Operation(summary = "一份案卷")
    Dossier one(@RequestParam String id, @AuthenticationPrincipal HubUser user) {
        return dossiers.byId(id)
                .filter(dossier -> casework.maySee(user, dossier))
                .orElseThrow(() -> ProblemException.notFound("UNKNOWN_CASE", "没有案卷%s".formatted(id)));
    }

    @GetMapping("/cases/attachments/{sha256}")
    @Operation(summary = "下载案卷的附件", description = "可用 Range 续传。尚未从对方节点送达的，回答404（NOT_ARRIVED）。")
    ResponseEntity<Resource> attachment(
            @PathVariable String sha256, @RequestParam String id, @AuthenticationPrincipal HubUser user)
            throws IOException {
        return files.of(one(id, user), sha256);
    }

    @GetMapping("/cases/history")
    @Operation(summary = "一份案卷的经过", description = "按账本顺序，最多为最近的200条；每条都有发生日期和记录时间。")
    List<Line> history(@RequestParam String id, @AuthenticationPrincipal HubUser user) {
        return history.of(one(id, user));
    }

    private Capability visible(String capability, HubUser user) {
        Capability known = known(capability);
        if (!known.visibleTo(user.role())) {
            throw unknown(capability);
        }
        return known;
    }

    private Capability known(String capability) {
        return casework.capability(capability).orElseThrow(() -> unknown(capability));
    }

    private static ProblemException unknown(String capability) {
        return ProblemException.notFound("UNKNOWN_CAPABILITY", "没有“%s”这项业务".formatted(capability));
    }
}
