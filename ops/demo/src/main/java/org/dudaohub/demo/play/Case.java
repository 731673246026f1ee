package org.dudaohub.demo.play;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import org.dudaohub.demo.play.Sample.Interview;
import org.dudaohub.demo.play.Sample.Report;
import org.dudaohub.demo.play.Sample.Revisit;
import org.dudaohub.demo.play.Sample.Step;
import org.dudaohub.simulators.node.NodeClient;

/** Spring 2026 in 澜江市: one month's visits of 青荻县 and what comes of them, from top to bottom. */
final class Case {

    static final LocalDateTime BEGIN = LocalDate.of(2026, Month.MARCH, 2).atTime(9, 0);

    private static final LocalDateTime FILE_ARRIVES =
            LocalDate.of(2026, Month.MARCH, 31).atTime(17, 0);
    private static final int WORKDAY_BEGINS = 10;
    /** On this day the county's node is killed, right after it has taken a report. */
    private static final LocalDate CRASH = LocalDate.of(2026, Month.APRIL, 13);
    /** The principal of 雁塘教学点 refuses messages on WeChat. */
    private static final String REFUSING_SCHOOL = "2199123007";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final World world;
    private final Sample sample;
    private final Progress progress;
    private final Results results = new Results();
    private int noticesDue;

    Case(World world, Sample sample, Progress progress) {
        this.world = world;
        this.sample = sample;
        this.progress = progress;
    }

    /** Plays it all; what it comes to in the read models is seen later, in {@link Results#collect}. */
    Results play() throws IOException {
        importRegisters();
        agreeOnExchange();
        bindPrincipals();
        takeInMonthOfForms();
        dropSameFileAgain();
        rectify();
        tryWhatMustBeRefused();
        new SecondAct(world, sample, progress).play(results);
        return results;
    }

    private void importRegisters() {
        progress.part("一、导入名册");
        importFile(world.city(), "organizations", sample.city("organizations.csv"));
        importFile(world.city(), "inspectors", sample.city("inspectors.xlsx"));
        importFile(world.city(), "zones", sample.city("zones.csv"));
        importFile(world.county(), "organizations", sample.county("organizations.csv"));
        importFile(world.county(), "inspectors", sample.county("inspectors.xlsx"));
        importFile(world.county(), "zones", sample.county("zones.csv"));
    }

    private void agreeOnExchange() {
        progress.part("二、市县签订交换协议,市发布年度工作要点");
        agree(world.county(), sample.countyAgreement(), world.city());
        importFile(world.city(), "plans", sample.city("plan-2026.xlsx"));
    }

    /** The one proposes, the other accepts what it was proposed under the right key. */
    private void agree(NodeClient node, ObjectNode agreement, NodeClient peer) {
        agreement.set("peerKey", peer.get("/api/v1/node").get("publicKey"));
        node.post("/api/v1/agreements", agreement);
        progress.say("%s 向 %s 提议交换协议,可发送 %d 类事件"
                .formatted(
                        node.id(), peer.id(), agreement.at("/sends/eventTypes").size()));
        String proposed = await().atMost(PATIENCE)
                .until(() -> peerOf(peer, node).at("/proposals/0/agreement").asText(), id -> !id.isEmpty());
        peer.post(
                "/api/v1/agreements/{peer}/acceptance",
                Map.of(
                        "agreement",
                        proposed,
                        "peerKey",
                        node.get("/api/v1/node").get("publicKey").textValue()),
                node.id());
        await().atMost(PATIENCE).until(() -> peerOf(node, peer).at("/agreement").isObject());
        progress.say("%s 接受,协议生效".formatted(peer.id()));
    }

    private static JsonNode peerOf(NodeClient node, NodeClient peer) {
        for (JsonNode each : node.get("/api/v1/exchange/peers")) {
            if (each.path("peer").asText().equals(peer.id())) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    private void bindPrincipals() {
        for (Sample.WeChatUser user : sample.weChatUsers()) {
            world.county()
                    .put(
                            "/api/v1/schools/{code}/wechat",
                            Map.of("person", user.person(), "openId", user.openId()),
                            user.school());
            if (user.school().equals(REFUSING_SCHOOL)) {
                world.weChat().refuse(user.openId());
            }
        }
        progress.say("17 所学校的负责人绑定微信,其中 1 人拒收消息(43101)");
    }

    private void takeInMonthOfForms() throws IOException {
        progress.part("三、3月督导检查记录表到达青荻县的监听文件夹");
        world.moveClocksTo(FILE_ARRIVES);
        JsonNode outcome = results.watchedFile(drop("inspection-forms-2026-03.csv"));
        progress.say("入库 %s 条,重复 %s 条,退回 %s 条:"
                .formatted(
                        outcome.get("accepted"),
                        outcome.get("unchanged"),
                        outcome.get("rejected").size()));
        outcome.get("rejected")
                .forEach(line -> progress.say("    第%s行 %s %s"
                        .formatted(
                                line.get("line"),
                                line.get("reason").textValue(),
                                line.get("message").textValue())));
        int orderedLater =
                Collections.frequency(sample.eventsOfActs(World.COUNTY_OFFICE), "rectification.RectificationOrdered");
        int ordered = sample.expected().at("/statistics/990123/ordered").intValue() - orderedLater;
        noticesDue = ordered;
        until("整改", () -> statistics(world.county()).path("ordered").intValue() >= ordered);
        awaitNotices();
        JsonNode summary = world.county().get("/api/v1/notices/summary");
        progress.say("下达整改 %d 项,微信通知成功 %s 条、失败 %s 条(转站内 %s 条)"
                .formatted(ordered, summary.get("sent"), summary.get("failed"), summary.get("posted")));
    }

    private void dropSameFileAgain() throws IOException {
        JsonNode outcome = Results.read(drop("inspection-forms-2026-03 (2).csv"));
        results.sameFileAgain(outcome);
        progress.say("同一文件再次到达:入库 %s 条".formatted(outcome.get("accepted")));
    }

    /** Puts the month's file into the watched folder, whole at once, and waits for the file with its result. */
    private Path drop(String name) throws IOException {
        Path copy = Files.copy(
                sample.county("inspection-forms-2026-03.csv"),
                world.watchedFolder().resolveSibling(name),
                StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, world.watchedFolder().resolve(name), StandardCopyOption.ATOMIC_MOVE);
        Path result = world.watchedFolder().resolve("result").resolve(name + ".结果.csv");
        until("结果文件 " + result, () -> Files.exists(result) && Files.size(result) > 0);
        return result;
    }

    private void rectify() {
        progress.part("四、整改、回访、逾期与约谈(时钟由演示拨动)");
        boolean crashed = false;
        for (Step step : sample.steps()) {
            if (step.day().isAfter(world.now().toLocalDate())) {
                world.moveClocksTo(step.day().atTime(WORKDAY_BEGINS, 0));
            }
            take(step);
            if (step.day().equals(CRASH) && !crashed) {
                crashed = true;
                crash();
            }
        }
    }

    private void take(Step step) {
        NodeClient county = world.county();
        switch (step) {
            case Report report -> {
                county.postAs(
                        report.school(),
                        "/api/v1/rectifications/{id}/reports",
                        Map.of("measures", report.measures(), "reportedOn", report.reportedOn()),
                        report.rectification());
                say(step, "学校 %s 报告整改:%s".formatted(report.school(), report.measures()));
            }
            case Revisit revisit -> {
                county.postAs(
                        login(revisit.inspector()),
                        "/api/v1/rectifications/{id}/revisits",
                        revisit.form(),
                        revisit.rectification());
                String remaining = revisit.form().get("remaining").textValue();
                if (!remaining.isEmpty()) {
                    noticesDue++;
                    awaitNotices();
                }
                say(
                        step,
                        "%s 回访%s:%s"
                                .formatted(
                                        revisit.inspector(),
                                        revisit.form().get("unit").textValue(),
                                        remaining.isEmpty() ? "已整改,办结" : "未完成,退回——" + remaining));
            }
            case Interview interview -> {
                until("逾期", () -> statistics(county).path("overdue").intValue() >= 1);
                noticesDue++;
                awaitNotices();
                county.post("/api/v1/rectifications/{id}/interviews", interview.record(), interview.rectification());
                say(
                        step,
                        "逾期未整改,约谈 %s,记录报市备案"
                                .formatted(interview.record().get("interviewee").textValue()));
            }
        }
    }

    private void crash() {
        long before = events(world.county());
        world.killAndRestartCounty();
        long after = events(world.county());
        results.restart(before, after);
        progress.say("        强行终止青荻县节点(kill -9)并重新启动:终止前 %d 个事件,启动后 %d 个".formatted(before, after));
    }

    /** Bad input gets a clear error. Nothing of it gets into the ledger: the events are counted at the end. */
    private void tryWhatMustBeRefused() {
        progress.part("五、该拒绝的都被拒绝");
        NodeClient county = world.county();
        String overdueCase = sample.interview().rectification();
        String report = "{\"measures\":\"已整改\",\"reportedOn\":\"" + world.now().toLocalDate() + "\"}";
        String reports = "/api/v1/rectifications/{id}/reports";
        refused("别校的整改事项", county.tryPost(REFUSING_SCHOOL, World.PASSWORD, reports, report, overdueCase));
        refused("没有的整改事项", county.tryPost(World.COUNTY_OFFICE, World.PASSWORD, reports, report, "QD-0000-1"));
        refused(
                "不完整的JSON",
                county.tryPost(World.COUNTY_OFFICE, World.PASSWORD, reports, "{\"measures\":", overdueCase));
        refused("错误的密码", county.tryPost(World.COUNTY_OFFICE, "wrong", reports, report, overdueCase));
    }

    private void refused(String what, NodeClient.Answer answer) {
        results.refusal(what, answer);
        progress.say("%s:%d %s %s"
                .formatted(
                        what,
                        answer.status(),
                        answer.code(),
                        answer.body().path("detail").asText()));
    }

    private void importFile(NodeClient node, String kind, Path file) {
        JsonNode outcome = results.importedByApi(node, kind, node.importFile(kind, file));
        progress.say("%s %s:入库 %s,退回 %d"
                .formatted(
                        node.id(),
                        file.getFileName(),
                        outcome.get("accepted"),
                        outcome.get("rejected").size()));
    }

    /** The days pass faster than in an office: a notice gets the time that it would have had there. */
    private void awaitNotices() {
        until("通知", () -> {
            JsonNode summary = world.county().get("/api/v1/notices/summary");
            int failed = summary.get("failed").intValue();
            return summary.get("sent").intValue() + failed >= noticesDue
                    && summary.get("posted").intValue() >= failed;
        });
    }

    private void say(Step step, String text) {
        progress.say(step.day() + " " + step.rectification() + " " + text);
    }

    /** 督学乙01 logs in as dxy01. */
    private static String login(String inspector) {
        return "dxy" + inspector.substring(inspector.length() - 2);
    }

    private static long events(NodeClient node) {
        return node.get("/api/v1/ledger").get("events").longValue();
    }

    static JsonNode statistics(NodeClient node) {
        for (JsonNode division : node.get("/api/v1/statistics")) {
            if (division.path("division").asText().equals("990123")) {
                return division;
            }
        }
        return Sample.JSON.missingNode();
    }

    private static void until(String what, Callable<Boolean> condition) {
        await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition);
    }
}
