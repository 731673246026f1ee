package org.dudaohub.connectors.partner;

import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Says in Chinese why a partner cannot be reached. */
final class Trouble {

    private static final int DEEPEST = 20;
    private static final int LONGEST = 200;

    private Trouble() {}

    static String sentence(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < DEEPEST && known(cause) == null; depth++) {
            cause = cause.getCause();
        }
        String known = known(cause);
        return known != null ? known : "联系不上对方：" + shortened(cause);
    }

    private static String known(Throwable cause) {
        return switch (cause) {
            case HttpOperationFailedException http -> "对方应答HTTP %d".formatted(http.getStatusCode());
            case UnknownHostException _ -> "找不到对方主机";
            case ConnectException _ -> "对方拒绝连接";
            case NoRouteToHostException _ -> "到对方网络不通";
            case SocketTimeoutException _ -> "对方没有及时应答";
            case SSLException _ -> "对方的证书不可信或加密协商失败";
            case FileNotFoundException _ -> "对方没有这个文件夹";
            default -> byMessage(String.valueOf(cause.getMessage()));
        };
    }

    private static String byMessage(String message) {
        if (message.contains("Auth fail") || message.contains("authenticat") || message.contains("ACCESS_REFUSED")) {
            return "对方不接受我方的账号或密码";
        }
        return message.contains("HostKey") || message.contains("reject") ? "对方主机密钥与登记的不符" : null;
    }

    /** Without addresses of requests, which may carry secrets. */
    private static String shortened(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).replaceAll("\\S+://\\S+", "…");
        return cause.getClass().getSimpleName()
                + " "
                + (message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…");
    }
}
