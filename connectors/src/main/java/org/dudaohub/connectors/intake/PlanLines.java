package org.dudaohub.connectors.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.plan.PlannedTask;
import org.dudaohub.domain.plan.PublishAnnualPlan;

/** Gathers the lines that share a plan's number: the plan is published whole or not at all. */
final class PlanLines implements LineMapping {

    private static final List<String> SAME_IN_ALL_LINES = List.of("机构代码", "年度", "标题", "发布日期");

    private final Map<String, List<Line>> plans = new LinkedHashMap<>();

    @Override
    public void line(Line line, Consumer<Request> requests) {
        String plan = line.required("计划编号");
        if (plan == null) {
            requests.accept(new Request(List.of(line), List.of()));
        } else {
            plans.computeIfAbsent(plan, first -> new ArrayList<>()).add(line);
        }
    }

    @Override
    public void end(Consumer<Request> requests) {
        plans.forEach((plan, lines) -> requests.accept(new Request(lines, List.of(publish(plan, lines)))));
    }

    private static PublishAnnualPlan publish(String plan, List<Line> lines) {
        Line first = lines.getFirst();
        String office = first.required("机构代码");
        Integer year = first.requiredNumber("年度");
        String title = first.required("标题");
        LocalDate publishedOn = first.requiredDate("发布日期");
        Set<Integer> numbers = new HashSet<>();
        List<PlannedTask> tasks = new ArrayList<>();
        for (Line line : lines) {
            checkAgrees(line, first);
            PlannedTask task = task(line);
            if (!numbers.add(task.number())) {
                line.problem(Reason.INVALID, "序号%d在同一计划中出现了两次".formatted(task.number()));
            }
            tasks.add(task);
        }
        rejectWhole(lines);
        return new PublishAnnualPlan(plan, office, year == null ? 0 : year, title, tasks, publishedOn);
    }

    private static void rejectWhole(List<Line> lines) {
        lines.stream().filter(line -> !line.isSound()).findFirst().ifPresent(broken -> {
            List<Line> sound = lines.stream().filter(Line::isSound).toList();
            sound.forEach(line -> line.problem(Reason.INVALID, "同一计划的第%d行有误，整个计划未发布".formatted(broken.number())));
        });
    }

    private static void checkAgrees(Line line, Line first) {
        SAME_IN_ALL_LINES.stream()
                .filter(column -> !line.optional(column).equals(first.optional(column)))
                .forEach(column -> line.problem(Reason.INVALID, "“%s”与同一计划的第%d行不同".formatted(column, first.number())));
    }

    private static PlannedTask task(Line line) {
        Integer number = line.requiredNumber("序号");
        return new PlannedTask(
                number == null ? -line.number() : number,
                line.required("主题"),
                line.required("内容"),
                line.required("月份"),
                line.required("责任单位"));
    }
}
