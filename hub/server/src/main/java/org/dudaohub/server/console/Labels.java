package org.dudaohub.server.console;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dudaohub.connectors.intake.FileKind;
import org.dudaohub.connectors.partner.News;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.wording.Field;
import org.dudaohub.domain.wording.Sentence;
import org.springframework.stereotype.Component;

/** The Chinese words that pages show for the house's own names. */
@Component("labels")
class Labels {

    private static final Map<String, String> READ_MODELS = Map.of(
            "register", "机构台账",
            "statistics", "统计",
            "worklist", "整改台账",
            "trail", "留痕",
            "dossiers", "案卷",
            "notices", "通知",
            "exchange", "交换",
            "imports", "文件导入",
            "surveys", "问卷",
            "partners-exchange", "平台对接");

    private static final Map<String, String> NOTICE_KINDS = Map.of(
            "RECTIFICATION_ORDERED", "整改通知",
            "RECTIFICATION_RETURNED", "整改退回通知",
            "RECTIFICATION_OVERDUE", "整改逾期提醒");

    public String noticeKind(String kind) {
        return NOTICE_KINDS.getOrDefault(kind, kind);
    }

    public String fileKind(String kind) {
        return FileKind.named(kind).map(FileKind::title).orElse(kind);
    }

    /** @param kind of a payload or of news, see {@link FileKind} and {@link News} */
    public String partnerKind(String kind) {
        return Stream.of(News.values())
                .filter(news -> news.name().equals(kind))
                .map(News::label)
                .findFirst()
                .orElseGet(() -> kind.equals("peer-message") ? "节点消息" : fileKind(kind));
    }

    /** What a command does. */
    public String command(Command command) {
        return command.getClass().getAnnotation(Wording.class).value();
    }

    /** What a command says, field by field. */
    public String content(Command command) {
        return Field.of(command.getClass()).stream()
                .map(field -> field.label() + "：" + Sentence.shown(value(command, field.name())))
                .filter(text -> !text.endsWith("："))
                .collect(Collectors.joining("；"));
    }

    private static Object value(Command command, String component) {
        try {
            return command.getClass().getMethod(component).invoke(command);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(command.getClass() + " has no " + component, impossible);
        }
    }

    public String readModel(String processor) {
        return READ_MODELS.getOrDefault(processor, processor);
    }

    /** @param channel as in the metadata of events, such as {@code connector:platform}; may be null */
    public String channel(String channel) {
        String[] parts = Objects.requireNonNullElse(channel, "").split(":", 2);
        String rest = parts.length == 2 ? " " + parts[1] : "";
        return switch (parts[0]) {
            case "api" -> "接口";
            case "console" -> "控制台";
            case "system" -> "系统自动";
            case "survey" -> "问卷";
            case "connector" -> "平台" + rest;
            case "peer" -> "节点" + rest;
            case "" -> "来源不明";
            default -> channel;
        };
    }
}
