package org.dudaohub.connectors.partner;

import com.fasterxml.jackson.core.JsonPointer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dudaohub.connectors.intake.FileKind;
import org.dudaohub.connectors.mapping.Format;
import org.dudaohub.connectors.mapping.Mapping;
import org.dudaohub.connectors.mapping.Rule;
import org.dudaohub.domain.SchoolCommand;
import org.springframework.scheduling.support.CronExpression;

/** Looks through a declaration before it is made: everything that would not work, in Chinese. */
final class Review {

    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9-]{0,29}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9a-fA-F:]+]");
    private static final Pattern HOST_KEY = Pattern.compile("\\S+ (ssh|ecdsa|sk)-\\S+ [A-Za-z0-9+/=]+");
    private static final Set<String> DATES = Set.of("iso-instant", "epoch-seconds", "epoch-millis");
    private static final int HIGHEST_PORT = 65_535;
    private static final int SHORTEST_PASSWORD = 16;
    private static final int MOST_CONCURRENT = 16;
    private static final int MOST_ATTEMPTS = 20;
    private static final int HUNDRED = 100;

    private final Declaration declaration;
    private final Credentials credentials;
    private final Path folders;
    private final List<String> problems = new ArrayList<>();

    private Review(Declaration declaration, Credentials credentials, Path folders) {
        this.declaration = declaration;
        this.credentials = credentials;
        this.folders = folders;
    }

    /** @param folders out of which no watched folder may lead */
    static List<String> of(Declaration declaration, Credentials credentials, Path folders) {
        Review review = new Review(declaration, credentials, folders);
        if (declaration.transport() == null) {
            return List.of("没有写明传输方式（transport）");
        }
        review.transport();
        review.channels();
        review.policy();
        return review.problems;
    }

    /** What is wrong with one inbound channel alone. */
    static List<String> ofMapping(Declaration declaration, Inbound channel, Path folders) {
        if (declaration.transport() == null) {
            return List.of("没有写明传输方式（transport）");
        }
        Review review = new Review(declaration, Credentials.NONE, folders);
        review.inbound(channel);
        return review.problems;
    }

    private void require(boolean fine, String problem) {
        if (!fine) {
            problems.add(problem);
        }
    }

    private void transport() {
        switch (declaration.transport()) {
            case Transport.Folder folder ->
                require(folder.path() != null && !folder.path().isBlank(), "监视文件夹没有写明路径（path）");
            case Transport.Sftp sftp -> {
                host("SFTP", sftp.host(), sftp.port());
                plain("用户名（user）", sftp.user(), true);
                plain("文件夹（folder）", sftp.folder(), false);
                require(
                        sftp.hostKey() != null
                                && HOST_KEY.matcher(sftp.hostKey()).matches(),
                        "SFTP没有写明对方主机密钥（hostKey），应为known_hosts中的一行，如“主机 ssh-ed25519 AAAA…”");
                require(has(Secret.PASSWORD) || has(Secret.PRIVATE_KEY), "SFTP没有登记密码（password）或私钥（privateKey）");
            }
            case Transport.Http http -> http(http);
            case Transport.Amqp amqp -> {
                host("AMQP", amqp.host(), amqp.port());
                plain("用户名（user）", amqp.user(), true);
                plain("交换机（exchange）", amqp.exchange(), false);
                require(has(Secret.PASSWORD), "AMQP没有登记密码（password）");
            }
            case Transport.Mail mail -> {
                if (!declaration.in().isEmpty()) {
                    host("收信服务器", mail.imapHost(), mail.imapPort());
                    require(!mail.senders().isEmpty(), "电子邮件没有写明对方邮箱（senders），不能收信");
                }
                if (!declaration.out().isEmpty()) {
                    host("发信服务器", mail.smtpHost(), mail.smtpPort());
                    plain("我方邮箱（from）", mail.from(), true);
                }
                plain("用户名（user）", mail.user(), true);
                require(has(Secret.PASSWORD), "电子邮件没有登记密码（password）");
            }
        }
    }

    private void http(Transport.Http http) {
        boolean calls = !declaration.out().isEmpty()
                || declaration.in().stream().anyMatch(channel -> !channel.path().isEmpty());
        if (calls) {
            address("地址（url）", http.url());
        }
        if (declaration.in().stream().anyMatch(channel -> channel.path().isEmpty())) {
            require(
                    credentials.get(Secret.INBOUND_PASSWORD).length() >= SHORTEST_PASSWORD || has(Secret.HMAC_KEY),
                    "对方要向我方报送，须登记至少16个字符的对方登录密码（inboundPassword）或签名密钥（hmacKey）");
        }
        switch (http.auth()) {
            case NONE -> {}
            case BASIC -> {
                plain("用户名（user）", http.user(), true);
                require(has(Secret.PASSWORD), "没有登记密码（password）");
            }
            case BEARER -> require(has(Secret.TOKEN), "没有登记访问令牌（token）");
            case HMAC -> require(has(Secret.HMAC_KEY), "没有登记签名密钥（hmacKey）");
            case OAUTH2 -> {
                plain("客户端编号（clientId）", http.clientId(), true);
                address("令牌地址（tokenUrl）", http.tokenUrl());
                require(has(Secret.CLIENT_SECRET), "没有登记OAuth2客户端密钥（clientSecret）");
            }
        }
    }

    private boolean has(Secret secret) {
        return credentials.find(secret).isPresent();
    }

    private void host(String what, String host, int port) {
        require(host != null && HOST.matcher(host).matches(), what + "的主机（host）没有写明或不是主机名");
        require(port > 0 && port <= HIGHEST_PORT, what + "的端口（port）应在1至65535之间");
    }

    /** What goes into an address of Camel's must not end its own place there. */
    private void plain(String what, String text, boolean required) {
        if (text == null || text.isEmpty()) {
            require(!required, "没有写明" + what);
            return;
        }
        require(
                !text.contains("{{")
                        && !text.contains("}}")
                        && !text.contains(")&")
                        && !text.contains("#{")
                        && text.chars().noneMatch(Character::isISOControl),
                what + "含有不允许的字符");
    }

    private void address(String what, String url) {
        plain(what, url, true);
        try {
            URI uri = URI.create(url == null ? "" : url);
            require(
                    ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                            && uri.getHost() != null
                            && uri.getUserInfo() == null
                            && uri.getQuery() == null
                            && uri.getFragment() == null,
                    what + "应为http或https地址，不带账号、参数和“#”");
        } catch (IllegalArgumentException wrong) {
            problems.add(what + "不是有效的地址");
        }
    }

    private void channels() {
        Set<String> ids = new HashSet<>();
        require(!declaration.in().isEmpty() || !declaration.out().isEmpty(), "没有通道：in和out都是空的");
        declaration.in().forEach(channel -> {
            channel(channel.id(), ids);
            inbound(channel);
        });
        declaration.out().forEach(channel -> {
            channel(channel.id(), ids);
            outbound(channel);
        });
    }

    private void channel(String id, Set<String> ids) {
        if (id == null || !CHANNEL.matcher(id).matches()) {
            problems.add("通道编号（id）须以小写字母开头，由小写字母、数字和“-”组成");
        } else {
            require(ids.add(id), "通道编号%s用了两次".formatted(id));
        }
    }

    private void inbound(Inbound channel) {
        path(channel.id(), channel.path());
        FileKind kind =
                channel.kind() == null ? null : FileKind.named(channel.kind()).orElse(null);
        if (kind == null) {
            problems.add("通道%s的报文种类（kind）%s不存在".formatted(channel.id(), channel.kind()));
            return;
        }
        require(
                channel.mayEverybody() || kind.commands().stream().allMatch(SchoolCommand.class::isAssignableFrom),
                "通道%s：“%s”不是学校自己的事项，不能只限几所学校（organizations）".formatted(channel.id(), kind.title()));
        mapping(channel.id(), channel.mapping(), kind.header());
        if (channel.format() == Format.XML) {
            require(
                    !channel.mapping().records().isEmpty(),
                    "通道%s：XML须写明记录所在（mapping.records），如/schools/school".formatted(channel.id()));
        }
        pointer(channel.id(), "paging.cursor", channel.paging().cursor());
        boolean paged = channel.paging().mode() != Inbound.Mode.NONE;
        require(
                !paged || declaration.transport() instanceof Transport.Http,
                "通道%s：只有REST接口可以翻页".formatted(channel.id()));
        require(
                channel.paging().mode() == Inbound.Mode.NONE
                        || channel.paging().mode() == Inbound.Mode.LINK
                        || channel.format() == Format.JSON,
                "通道%s：按游标或页码翻页只支持JSON".formatted(channel.id()));
        if (declaration.transport() instanceof Transport.Amqp) {
            require(!channel.path().isEmpty(), "通道%s没有写明队列（path）".formatted(channel.id()));
        }
    }

    private void outbound(Outbound channel) {
        path(channel.id(), channel.path());
        require(channel.kind() != null, "通道%s没有写明推送种类（kind）".formatted(channel.id()));
        channel.mapping().fields().forEach(rule -> rule(channel.id(), rule));
        require(
                channel.mapping().each().isEmpty()
                        && channel.mapping().records().isEmpty(),
                "通道%s：推送不用records和each".formatted(channel.id()));
        if (declaration.transport() instanceof Transport.Mail || declaration.transport() instanceof Transport.Amqp) {
            require(!channel.path().isEmpty(), "通道%s没有写明收件人或路由键（path）".formatted(channel.id()));
        }
    }

    private void path(String id, String path) {
        plain("通道%s的路径（path）".formatted(id), path, false);
        switch (declaration.transport()) {
            case Transport.Folder folder -> {
                String base = folder.path() == null ? "" : folder.path();
                try {
                    Path target = folders.resolve(base).resolve(path).normalize();
                    require(
                            target.startsWith(folders)
                                    && !target.equals(folders)
                                    && !target.toString().contains("?"),
                            "通道%s的文件夹不在本节点的对接文件夹之内".formatted(id));
                } catch (java.nio.file.InvalidPathException wrong) {
                    problems.add("通道%s的文件夹不是有效的路径".formatted(id));
                }
            }
            case Transport.Sftp _ ->
                require(
                        !path.contains("..") && !path.contains("?") && !path.startsWith("/"),
                        "通道%s的文件夹应为相对路径，不含“..”".formatted(id));
            case Transport.Http _ ->
                require(
                        path.isEmpty() || path.startsWith("/") && !path.contains("#") && !path.contains(" "),
                        "通道%s的路径应以“/”开头".formatted(id));
            case Transport.Amqp _, Transport.Mail _ -> {}
        }
    }

    private void mapping(String id, Mapping mapping, List<String> header) {
        pointer(id, "mapping.each", mapping.each());
        if (declaration.inbound(id).map(Inbound::format).orElse(Format.CSV) == Format.JSON) {
            pointer(id, "mapping.records", mapping.records());
        }
        for (Rule rule : mapping.fields()) {
            require(
                    rule.field() != null && header.contains(rule.field()),
                    "通道%s：本方没有“%s”这一列，可用的列：%s".formatted(id, rule.field(), String.join("、", header)));
            rule(id, rule);
        }
        Set<String> fields = new HashSet<>();
        mapping.fields().stream()
                .filter(rule -> !fields.add(rule.field()))
                .forEach(rule -> problems.add("通道%s：“%s”一列写了两次".formatted(id, rule.field())));
    }

    private void rule(String id, Rule rule) {
        require(rule.field() != null && !rule.field().isBlank(), "通道%s：有一条字段对照没有写明字段（field）".formatted(id));
        if (rule.from() != null && (rule.from().startsWith("/") || rule.from().startsWith("./"))) {
            pointer(id, rule.field(), rule.from().startsWith(".") ? rule.from().substring(1) : rule.from());
        }
        if (rule.date() != null && !rule.date().isEmpty() && !DATES.contains(rule.date())) {
            try {
                DateTimeFormatter.ofPattern(rule.date());
            } catch (IllegalArgumentException wrong) {
                problems.add("通道%s：“%s”的日期格式“%s”有误".formatted(id, rule.field(), rule.date()));
            }
        }
    }

    private void pointer(String id, String where, String pointer) {
        try {
            JsonPointer.compile(pointer);
        } catch (IllegalArgumentException wrong) {
            problems.add("通道%s：“%s”处的位置“%s”应以“/”开头".formatted(id, where, pointer));
        }
    }

    private void policy() {
        Policy policy = declaration.policy();
        require(!policy.every().minus(Duration.ofMillis(HUNDRED)).isNegative(), "轮询间隔（every）至少0.1秒");
        require(
                policy.cron() == null || CronExpression.isValidExpression(policy.cron()),
                "时间表（cron）有误，如“0 30 6 * * MON-FRI”");
        require(policy.concurrency() >= 1 && policy.concurrency() <= MOST_CONCURRENT, "并发数（concurrency）应在1至16之间");
        if (policy.concurrency() > 1) {
            severalAtOnce();
        }
        require(policy.perMinute() >= 0, "每分钟上限（perMinute）不能是负数");
        require(policy.attempts() >= 1 && policy.attempts() <= MOST_ATTEMPTS, "尝试次数（attempts）应在1至20之间");
        require(
                !policy.firstPause().isNegative() && policy.longestPause().compareTo(policy.firstPause()) >= 0,
                "重试间隔（firstPause、longestPause）有误");
        require(policy.breaker() >= 1 && policy.breaker() <= HUNDRED, "熔断比例（breaker）应在1至100之间");
        require(policy.breakerPause().toSeconds() >= 1, "熔断时间（breakerPause）至少1秒");
        require((policy.quietFrom() == null) == (policy.quietUntil() == null), "静默时段要同时写明起止（quietFrom、quietUntil）");
    }

    /** Where it has no meaning it is refused: what goes in order, or on one connection, goes one by one. */
    private void severalAtOnce() {
        switch (declaration.transport()) {
            case Transport.Sftp _, Transport.Mail _ -> problems.add("SFTP和电子邮件在一个连接上逐件取送，并发数（concurrency）只能是1");
            case Transport.Http _ ->
                require(
                        declaration.in().stream()
                                .anyMatch(channel -> channel.path().isEmpty()),
                        "我方取数和推送都逐件按序进行，没有由对方报送的通道，并发数（concurrency）只能是1");
            case Transport.Folder _, Transport.Amqp _ ->
                require(!declaration.in().isEmpty(), "推送逐件按序进行，没有收的通道，并发数（concurrency）只能是1");
        }
    }
}
