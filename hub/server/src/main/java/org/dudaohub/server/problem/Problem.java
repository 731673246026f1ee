package org.dudaohub.server.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * What is wrong with a request, in the form of RFC 9457.
 *
 * @param code for programs: the name of a domain {@code Reason}, or one of the codes of {@link Problems}
 * @param detail for people: a Chinese sentence
 * @param fields what is wrong with single fields, by their path in the body; may be empty
 */
public record Problem(HttpStatus status, String code, String detail, List<Field> fields) {

    /** @param name path of the field in the body, such as {@code form.date} */
    public record Field(String name, String message) {}

    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, code, detail, List.of());
    }

    public ResponseEntity<Object> asResponse() {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        members().forEach(body::setProperty);
        body.setType(type());
        body.setTitle(title());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    /** Writes it where no controller is involved: in the security filters. */
    public void writeTo(HttpServletResponse response, ObjectMapper json) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type());
        body.put("title", title());
        body.put("status", status.value());
        body.put("detail", detail);
        body.putAll(members());
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), body);
    }

    private Map<String, Object> members() {
        return fields.isEmpty() ? Map.of("code", code) : Map.of("code", code, "fields", fields);
    }

    private URI type() {
        return URI.create("urn:dudao:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The same for every problem of a status, as the RFC asks. */
    private String title() {
        return switch (status) {
            case BAD_REQUEST -> "请求有误";
            case UNAUTHORIZED -> "需要登录";
            case FORBIDDEN -> "没有权限";
            case NOT_FOUND -> "没有找到";
            case METHOD_NOT_ALLOWED -> "不支持的请求方法";
            case NOT_ACCEPTABLE -> "无法按要求的格式答复";
            case PAYLOAD_TOO_LARGE -> "内容过大";
            case UNSUPPORTED_MEDIA_TYPE -> "不支持的内容格式";
            case UNPROCESSABLE_ENTITY -> "未予办理";
            case TOO_MANY_REQUESTS -> "尝试过于频繁";
            case SERVICE_UNAVAILABLE -> "暂时不可用";
            default -> status.is4xxClientError() ? "请求有误" : "系统故障";
        };
    }
}
