package org.dudaohub.server.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.dudaohub.server.frame.Framed;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The last resort: what the container itself turned away, or what a page could not do. */
@Controller
class ErrorPages implements ErrorController, Framed {

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        HttpStatus status = status(request);
        String sentence = sentence(status);
        String path = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "");
        if (Doors.isMachine(path)) {
            return Problem.of(status, status.name(), sentence).asResponse();
        }
        ModelAndView page = new ModelAndView("error", status);
        page.addObject("status", status.value());
        page.addObject("sentence", sentence);
        return page;
    }

    private static HttpStatus status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        && HttpStatus.resolve(code) instanceof HttpStatus known
                ? known
                : HttpStatus.NOT_FOUND;
    }

    private static String sentence(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "请求的地址或内容有误。";
            case UNAUTHORIZED -> "请先登录。";
            case FORBIDDEN -> "您的账号没有权限查看或办理。若刚登录过，请返回并刷新页面再试；若是上传文件，请确认它没有超过上限。";
            case NOT_FOUND -> "没有这个页面，可能是地址写错了。";
            case METHOD_NOT_ALLOWED -> "这个地址不能这样访问。";
            case PAYLOAD_TOO_LARGE -> "上传的文件过大。";
            case SERVICE_UNAVAILABLE -> "系统暂时不可用，请稍后再试。";
            default -> status.is4xxClientError() ? "请求无法处理。" : "系统内部出错，管理员可在日志中查到原因。";
        };
    }
}
