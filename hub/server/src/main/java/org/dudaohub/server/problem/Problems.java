package org.dudaohub.server.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dudaohub.ledger.CommitTooLargeException;
import org.dudaohub.ledger.LedgerFullException;
import org.dudaohub.ledger.LedgerUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever went wrong on the way of an API request into a {@link Problem}; console pages get an error page. */
@ControllerAdvice
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    /** @throws Exception the same again, where the request was for a page: {@link ErrorPages} answers it */
    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> problem(Exception broken, HttpServletRequest request) throws Exception {
        if (!Doors.isMachine(request.getRequestURI()) || isSecurityMatter(broken)) {
            throw broken;
        }
        Problem problem = describe(broken);
        if (problem.status().is5xxServerError()) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), broken);
        }
        return problem.asResponse();
    }

    /** The security filters answer these themselves. */
    private static boolean isSecurityMatter(Exception broken) {
        return broken instanceof org.springframework.security.access.AccessDeniedException
                || broken instanceof org.springframework.security.core.AuthenticationException;
    }

    private static Problem describe(Exception broken) {
        return switch (broken) {
            case ProblemException known -> known.problem();
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MethodArgumentNotValidException invalid -> invalidFields(invalid);
            case HandlerMethodValidationException invalid -> bad("INVALID", "参数不合要求：" + messages(invalid) + "。");
            case MethodArgumentTypeMismatchException wrong ->
                bad("INVALID", "参数 %s 的值“%s”不正确。".formatted(wrong.getName(), excerpt(wrong.getValue())));
            case MissingServletRequestParameterException missing ->
                bad("MISSING", "缺少参数 %s。".formatted(missing.getParameterName()));
            case NoResourceFoundException _ -> Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_PATH", "没有这个接口地址。");
            case HttpRequestMethodNotSupportedException method ->
                Problem.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "METHOD_NOT_ALLOWED",
                        "这个地址不支持 %s 方法，请使用 %s。".formatted(method.getMethod(), supported(method)));
            case HttpMediaTypeNotSupportedException type ->
                Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "UNSUPPORTED_MEDIA_TYPE",
                        "不支持内容格式 %s。".formatted(type.getContentType() == null ? "（未注明）" : type.getContentType()));
            case HttpMediaTypeNotAcceptableException _ ->
                Problem.of(HttpStatus.NOT_ACCEPTABLE, "NOT_ACCEPTABLE", "只能以 JSON 答复，请检查 Accept 请求头。");
            case MaxUploadSizeExceededException _ -> Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "TOO_LARGE", "上传的文件过大。");
            case ErrorResponse other
            when HttpStatus.resolve(other.getStatusCode().value()) instanceof HttpStatus status ->
                Problem.of(status, status.name(), "请求无法处理。");
            default -> broken(broken);
        };
    }

    /** What the node itself could not do; where the ledger says why, the answer does too. */
    private static Problem broken(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof LedgerFullException) {
                return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "LEDGER_FULL", "账本所在磁盘已满，暂时不能办理，只能查看；请联系管理员清理磁盘后重试。");
            }
            if (cause instanceof CommitTooLargeException) {
                return Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "TOO_LARGE", "一次办理的内容不能超过 12 MB；文件请作为附件上传。");
            }
            if (cause instanceof LedgerUnavailableException) {
                return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "LEDGER_UNAVAILABLE", "账本暂时没有响应，请稍后原样重试，重复提交不会重复办理。");
            }
        }
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "INTERNAL", "系统内部出错，未能确认办理结果；可原样重试，重复提交不会重复办理。");
    }

    private static Problem unreadable(HttpMessageNotReadableException unreadable) {
        if (unreadable.contains(StreamConstraintsException.class)) {
            return Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "TOO_LARGE", "请求内容过大；文件请作为附件上传。");
        }
        return switch (unreadable.getCause()) {
            case JsonParseException syntax ->
                bad(
                        "MALFORMED",
                        "请求内容不是正确的 JSON:第 %d 行第 %d 列附近有误。"
                                .formatted(
                                        syntax.getLocation().getLineNr(),
                                        syntax.getLocation().getColumnNr()));
            case InvalidFormatException wrong -> wrongField(wrong, expectation(wrong.getTargetType()));
            case MismatchedInputException wrong
            when wrong.getPath().isEmpty() -> bad("MALFORMED", "请求内容为空，或者不是一个 JSON 对象。");
            case MismatchedInputException wrong -> wrongField(wrong, expectation(wrong.getTargetType()));
            case JsonMappingException wrong when !wrong.getPath().isEmpty() -> wrongField(wrong, "内容不正确");
            case null -> bad("MALFORMED", "请求内容为空。");
            default -> bad("MALFORMED", "请求内容无法读取。");
        };
    }

    private static Problem wrongField(JsonMappingException wrong, String expectation) {
        String field = path(wrong);
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "INVALID",
                "字段 %s:%s。".formatted(field, expectation),
                List.of(new Problem.Field(field, expectation)));
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String expectation(Class<?> type) {
        if (type == null) {
            return "内容不正确";
        }
        if (type == LocalDate.class) {
            return "应为存在的日期，写作 2026-03-05";
        }
        if (type.isEnum()) {
            return "应为下列之一："
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining("、"));
        }
        if (type == String.class) {
            return "应为文字（字符串）";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "应为数字";
        }
        if (Iterable.class.isAssignableFrom(type)) {
            return "应为列表";
        }
        return "应为 JSON 对象";
    }

    private static Problem invalidFields(MethodArgumentNotValidException invalid) {
        List<Problem.Field> fields = invalid.getFieldErrors().stream()
                .map(error -> new Problem.Field(
                        error.getField(), error.isBindingFailure() ? "内容不正确" : error.getDefaultMessage()))
                .toList();
        boolean onlyMissing = invalid.getFieldErrors().stream()
                .allMatch(error -> List.of("NotBlank", "NotNull", "NotEmpty").contains(error.getCode()));
        String detail = fields.stream()
                .map(field -> field.name() + " " + field.message())
                .collect(Collectors.joining(";", "", "。"));
        return new Problem(HttpStatus.BAD_REQUEST, onlyMissing ? "MISSING" : "INVALID", detail, fields);
    }

    private static String messages(HandlerMethodValidationException invalid) {
        return invalid.getAllErrors().stream()
                .map(error -> String.valueOf(error.getDefaultMessage()))
                .collect(Collectors.joining(";"));
    }

    private static String supported(HttpRequestMethodNotSupportedException method) {
        return method.getSupportedMethods() == null ? "其他方法" : String.join("、", method.getSupportedMethods());
    }

    private static String excerpt(Object value) {
        String text = String.valueOf(value);
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static Problem bad(String code, String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, code, detail);
    }
}
