package org.dudaohub.server.attachment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.dudaohub.domain.Attachment;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "办理")
class AttachmentApi {

    private final Attachments attachments;

    AttachmentApi(Attachments attachments) {
        this.attachments = attachments;
    }

    @PostMapping("/api/v1/attachments")
    @Operation(
            summary = "上传附件",
            description = "请求体为文件本身。回答填入命令的 attachments，例如 rectification/FileEvidence；同一文件上传多次只存一份。")
    Attachment take(@RequestParam String fileName, HttpServletRequest request) throws IOException {
        return attachments.take(fileName, request.getContentType(), request.getInputStream());
    }
}
