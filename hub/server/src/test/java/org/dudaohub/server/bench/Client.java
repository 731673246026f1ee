package org.dudaohub.server.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.bootstrap.HttpRequester;
import org.apache.hc.core5.http.impl.bootstrap.RequesterBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls the node's API as each of the town's logins, over connections that stay open. It sends a request at once, as programs
 * do, without asking by {@code Expect} whether it may.
 */
final class Client implements AutoCloseable {

    private static final Timeout PATIENCE = Timeout.ofSeconds(30);

    /** Shorter than the 75 s after which the node closes a connection that nobody uses. */
    private static final Timeout LIFE = Timeout.ofSeconds(60);

    private final HttpRequester requester;
    private final HttpHost node;
    private final Map<String, String> credentials;

    Client(int port, String password, int connections) {
        node = new HttpHost("http", "127.0.0.1", port);
        requester = RequesterBootstrap.bootstrap()
                .setHttpProcessor(HttpProcessorBuilder.create()
                        .add(RequestTargetHost.INSTANCE)
                        .add(RequestContent.INSTANCE)
                        .add(RequestConnControl.INSTANCE)
                        .build())
                .setMaxTotal(connections)
                .setDefaultMaxPerRoute(connections)
                .setTimeToLive(LIFE)
                .setSocketConfig(SocketConfig.custom()
                        .setSoTimeout(PATIENCE)
                        .setTcpNoDelay(true)
                        .build())
                .create();
        credentials = Town.logins().stream()
                .map(Town.Login::name)
                .collect(Collectors.toMap(name -> name, name -> basic(name, password)));
    }

    record Answer(int status, String body) {}

    Answer post(String login, String path, String body) throws IOException {
        return call(ClassicRequestBuilder.post(path)
                .setEntity(new StringEntity(body, ContentType.APPLICATION_JSON))
                .addHeader("Authorization", credentials.get(login))
                .build());
    }

    Answer get(String login, String path) throws IOException {
        return call(ClassicRequestBuilder.get(path)
                .addHeader("Authorization", credentials.get(login))
                .build());
    }

    private Answer call(ClassicHttpRequest request) throws IOException {
        try {
            return requester.execute(
                    node,
                    request,
                    PATIENCE,
                    HttpCoreContext.create(),
                    response -> new Answer(
                            response.getCode(), EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8)));
        } catch (HttpException broken) {
            throw new IOException(broken);
        }
    }

    private static String basic(String name, String password) {
        byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public void close() {
        requester.close(CloseMode.IMMEDIATE);
    }
}
