package org.dudaohub.demo.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** The end of the demo for a person: a table of what came out, and where to look further. */
final class SummaryTable {

    private static final int LABEL_WIDTH = 34;
    private static final int VALUE_WIDTH = 80;

    private SummaryTable() {}

    static void print(PrintStream out, World world, JsonNode summary, List<String> differences, Path file) {
        TextTable table = TextTable.forColumns(
                Help.defaultColorScheme(Ansi.OFF),
                new Column(LABEL_WIDTH, 2, Overflow.SPAN),
                new Column(VALUE_WIDTH, 2, Overflow.WRAP));
        table.setAdjustLineBreaksForWideCJKCharacters(true);
        for (String node : new String[] {"lanjiang", "qingdi"}) {
            JsonNode said = summary.at("/nodes/" + node);
            table.addRowValues(
                    node.equals("lanjiang") ? "澜江市节点" : "青荻县节点",
                    "%s 个事件,哈希链%s"
                            .formatted(said.get("events"), said.at("/chain/ok").asBoolean() ? "完整" : "断裂"));
        }
        JsonNode forms = summary.at("/imports/qingdi/inspection-forms");
        table.addRowValues(
                "督导检查记录表",
                "入库 %s,重复 %s,退回 %d"
                        .formatted(
                                forms.get("accepted"),
                                forms.get("unchanged"),
                                forms.get("rejected").size()));
        JsonNode notices = summary.get("notices");
        table.addRowValues(
                "微信通知",
                "成功 %s,失败 %s(43101 拒收),转站内 %s"
                        .formatted(notices.get("sent"), notices.get("failed"), notices.get("posted")));
        JsonNode up = summary.at("/exchange/qingdi/lanjiang");
        table.addRowValues(
                "县→市(" + world.link() + ")", "消息 %s,回执 %s".formatted(up.get("sent"), up.get("receiptsReceived")));
        JsonNode down = summary.at("/exchange/lanjiang/qingdi");
        table.addRowValues(
                "市→县(" + world.link() + ")", "消息 %s,回执 %s".formatted(down.get("sent"), down.get("receiptsReceived")));
        JsonNode county = summary.at("/statistics/990123");
        table.addRowValues(
                "青荻县统计(市级)",
                "督导 %s 次,问题 %s 个,整改 %s 项,办结 %s,逾期 %s,约谈 %s,整改率 %.0f%%"
                        .formatted(
                                county.get("visits"),
                                county.get("findings"),
                                county.get("ordered"),
                                county.get("closed"),
                                county.get("overdue"),
                                county.get("interviews"),
                                county.path("rectificationRate").doubleValue() * 100));
        JsonNode cases = summary.path("cases");
        table.addRowValues("各种情形与业务", "%s 个,完成 %s 个".formatted(cases.size(), summary.get("casesPlayed")));
        out.println();
        out.println("══ 结果 ══");
        out.print(table);
        out.println("结果文件  " + file);
        if (differences.isEmpty()) {
            out.println("与样例市的预期一致");
        } else {
            out.println("与预期不符 " + differences.size() + " 处:");
            differences.forEach(difference -> out.println("  ✗ " + difference));
        }
        out.println();
        out.println("澜江市控制台  " + world.city().url() + "  账号 lanjiang(督导室)、auditor(审计)");
        out.println("青荻县控制台  " + world.county().url() + "  账号 qingdi(督导室)、dxy01(督学)、2199123001(学校)");
        out.println("密码均为 " + World.PASSWORD);
    }
}
