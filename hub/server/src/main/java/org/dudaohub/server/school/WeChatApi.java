package org.dudaohub.server.school;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.notice.BindWeChat;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.ledger.vault.KeyVault;
import org.dudaohub.server.command.Answers;
import org.dudaohub.server.command.Channel;
import org.dudaohub.server.command.CommandDesk;
import org.dudaohub.server.problem.ProblemException;
import org.dudaohub.server.security.HubUser;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "学校")
class WeChatApi {

    private final CommandDesk desk;
    private final OrganizationRegister register;
    private final KeyVault vault;
    private final Clock clock;

    WeChatApi(CommandDesk desk, OrganizationRegister register, KeyVault vault, Clock clock) {
        this.desk = desk;
        this.register = register;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * @param person id of the principal
     * @param openId the principal's WeChat openid, sealed before it is stored
     */
    record Binding(
            @NotBlank String person,
            @NotBlank @Size(max = 128) String openId) {}

    @PutMapping("/api/v1/schools/{code}/wechat")
    @Operation(summary = "绑定校长微信")
    ResponseEntity<Object> bind(
            @PathVariable String code, @Valid @RequestBody Binding binding, @AuthenticationPrincipal HubUser user) {
        if (register.find(code).isEmpty()) {
            throw ProblemException.notFound(Reason.UNKNOWN_ORGANIZATION.name(), "学校标识码%s未登记".formatted(code));
        }
        SealedText openId = new SealedText(vault.seal(binding.person(), binding.openId()));
        return Answers.of(
                desk.send(new BindWeChat(code, binding.person(), openId, LocalDate.now(clock)), user, Channel.API));
    }
}
