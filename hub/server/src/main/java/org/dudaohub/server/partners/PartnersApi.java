package org.dudaohub.server.partners;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dudaohub.connectors.intake.Preview;
import org.dudaohub.connectors.partner.ContactCheck;
import org.dudaohub.connectors.partner.PartnerDesk;
import org.dudaohub.domain.partner.PausePartner;
import org.dudaohub.domain.partner.RequestReplay;
import org.dudaohub.domain.partner.ResumePartner;
import org.dudaohub.server.command.Answers;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.problem.ProblemException;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/partners")
@Tag(name = "对接平台")
class PartnersApi {

    private final PartnerDesk partners;
    private final CommandDesk desk;
    private final Samples samples;

    PartnersApi(PartnerDesk partners, CommandDesk desk, Samples samples) {
        this.partners = partners;
        this.desk = desk;
        this.samples = samples;
    }

    /**
     * @param declaration how the partner is reached, its channels and how it is treated
     * @param credentials secrets by name; those left out stay as they are, an empty one is taken away
     */
    record Declaring(String name, JsonNode declaration, Map<String, String> credentials) {}

    record Pausing(String grounds) {}

    record Replaying(LocalDate since) {}

    @GetMapping
    @Operation(summary = "对接平台", description = "不含凭据本身，只列出登记了哪些。")
    List<PartnerDesk.View> all() {
        return partners.all();
    }

    @GetMapping("/{partner}")
    @Operation(summary = "一个对接平台")
    PartnerDesk.View one(@PathVariable String partner) {
        return partners.find(partner).orElseThrow(() -> unknown(partner));
    }

    @PutMapping("/{partner}")
    @Operation(summary = "登记或更改对接平台", description = "declaration 见《connectors/docs/platforms.md》；不用重启即生效。")
    ResponseEntity<Object> declare(
            @PathVariable String partner, @RequestBody Declaring body, @AuthenticationPrincipal HubUser user) {
        return Answers.of(partners.declare(
                partner,
                body.name(),
                String.valueOf(body.declaration()),
                body.credentials() == null ? Map.of() : body.credentials(),
                CommandDesk.provenance(user, Channel.API)));
    }

    @PostMapping("/{partner}/pause")
    @Operation(summary = "暂停")
    ResponseEntity<Object> pause(
            @PathVariable String partner, @RequestBody Pausing body, @AuthenticationPrincipal HubUser user) {
        return Answers.of(desk.send(new PausePartner(partner, body.grounds()), user, Channel.API));
    }

    @PostMapping("/{partner}/resume")
    @Operation(summary = "恢复")
    ResponseEntity<Object> resume(@PathVariable String partner, @AuthenticationPrincipal HubUser user) {
        return Answers.of(desk.send(new ResumePartner(partner), user, Channel.API));
    }

    @PostMapping("/{partner}/replay")
    @Operation(summary = "自某日起重放", description = "再次推送该日以来的事项，并从头读取对方提供的内容；重复的不会重复办理。")
    ResponseEntity<Object> replay(
            @PathVariable String partner, @RequestBody Replaying body, @AuthenticationPrincipal HubUser user) {
        return Answers.of(desk.send(new RequestReplay(partner, body.since()), user, Channel.API));
    }

    @PostMapping("/{partner}/test")
    @Operation(summary = "测试各通道是否连得上", description = "不取也不送任何内容。")
    List<ContactCheck.Finding> test(@PathVariable String partner) {
        return partners.test(partner).orElseThrow(() -> unknown(partner));
    }

    /** @param problem why there is no preview; null if there is one */
    @PostMapping("/{partner}/channels/{channel}/preview")
    @Operation(summary = "试读样例文件", description = "请求体为样例文件本身；给出将办理的事项和有误的行，不保存任何内容。")
    Preview preview(
            @PathVariable String partner,
            @PathVariable String channel,
            @RequestParam(defaultValue = "样例") String fileName,
            @RequestBody byte[] sample)
            throws IOException {
        PartnerDesk.View known = one(partner);
        PartnerDesk.Previewed previewed =
                partners.preview(known.declaration(), channel, fileName, samples.notTooLarge(sample));
        if (previewed.problem() != null) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_ENTITY, "INVALID", previewed.problem());
        }
        return previewed.preview();
    }

    static ProblemException unknown(String partner) {
        return ProblemException.notFound("UNKNOWN_CASE", "没有登记对接平台%s。".formatted(partner));
    }
}
