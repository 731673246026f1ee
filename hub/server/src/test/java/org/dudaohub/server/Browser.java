package org.dudaohub.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Talks to a node over HTTP: with HTTP Basic to the API, with a form and cookies to the console. */
final class Browser {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String base;
    private final String login;
    private final String password;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param login null for someone who is not logged in */
    Browser(int port, String login, String password) {
        this.base = "http://localhost:" + port;
        this.login = login;
        this.password = password;
    }

    record Answer(int status, HttpHeaders headers, String text) {

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + text, e);
            }
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The {@code code} of a problem. */
        String code() {
            return json().path("code").asText();
        }
    }

    // The API

    Answer get(String path) {
        return call("GET", path, null, BodyPublishers.noBody());
    }

    Answer post(String path, String json) {
        return call("POST", path, "application/json", BodyPublishers.ofString(json));
    }

    Answer put(String path, String json) {
        return call("PUT", path, "application/json", BodyPublishers.ofString(json));
    }

    Answer upload(String kind, String fileName, String content) {
        return upload(kind, fileName, BodyPublishers.ofString(content));
    }

    Answer upload(String kind, String fileName, BodyPublisher content) {
        return call("POST", "/api/v1/imports/" + kind + "?fileName=" + encoded(fileName), "text/csv", content);
    }

    Answer call(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest.Builder request = request(path).method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (login != null) {
            String credentials = login + ":" + password;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return send(request.build());
    }

    // The console

    /** Fills in the login form. */
    Answer logIn() {
        return submit("/login", "/login", "username=" + encoded(login) + "&password=" + encoded(password));
    }

    Answer open(String path) {
        return send(request(path).GET().build());
    }

    /** A file from the console. */
    byte[] download(String path) {
        var response = exchange(request(path).GET().build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " was answered " + response.statusCode());
        }
        return response.body();
    }

    /** As htmx asks for a part of a page. */
    Answer openPart(String path) {
        return send(request(path).header("HX-Request", "true").GET().build());
    }

    /** Opens a page and submits a form of it, with the page's token. */
    Answer submit(String page, String action, String fields) {
        Matcher token = TOKEN.matcher(open(page).text());
        if (!token.find()) {
            throw new AssertionError(page + " has no form with a token");
        }
        return submitWithoutToken(action, fields + "&_csrf=" + encoded(token.group(1)));
    }

    Answer submitWithoutToken(String action, String fields) {
        return send(request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields))
                .build());
    }

    /** Submits the upload form of a page. */
    Answer uploadForm(String page, String kind, String fileName, String content) {
        return uploadForm(page, page, kind, fileName, content);
    }

    Answer uploadForm(String page, String action, String kind, String fileName, String content) {
        return uploadForm(page, action, Map.of("kind", kind), "file", fileName, content);
    }

    Answer uploadForm(
            String page, String action, Map<String, String> fields, String field, String fileName, String content) {
        Matcher token = TOKEN.matcher(open(page).text());
        if (!token.find()) {
            throw new AssertionError(page + " has no form with a token");
        }
        String boundary = "----form";
        String body = part(boundary, "name=\"_csrf\"", token.group(1))
                + fields.entrySet().stream()
                        .map(each -> part(boundary, "name=\"" + each.getKey() + "\"", each.getValue()))
                        .collect(Collectors.joining())
                + part(boundary, "name=\"" + field + "\"; filename=\"" + fileName + "\"", content)
                + "--" + boundary + "--\r\n";
        return send(request(action)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Submits a form with a field for a file, whose token is among the fields. */
    Answer submitParts(String action, Map<String, String> fields, String file, String content) {
        String boundary = "----form";
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(part(boundary, "name=\"" + name + "\"", value)));
        body.append(part(boundary, "name=\"" + file + "\"; filename=\"sample\"", content))
                .append("--")
                .append(boundary)
                .append("--\r\n");
        return send(request(action)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** What the first ticked box of that name says in the form that was shown. */
    String valueOf(String name, Answer form) {
        Matcher box = Pattern.compile("<input type=\"checkbox\"[^>]*name=\"" + name + "\"[^>]*value=\"([^\"]*)\"")
                .matcher(form.text());
        if (!box.find()) {
            throw new AssertionError("no ticked box " + name + " in " + form.text());
        }
        return HtmlUtils.htmlUnescape(box.group(1));
    }

    private static String part(String boundary, String disposition, String content) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
    }

    private Answer send(HttpRequest request) {
        var response = exchange(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
