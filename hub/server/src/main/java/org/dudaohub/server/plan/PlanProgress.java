package org.dudaohub.server.plan;

import java.util.List;

/**
 * How far a plan has come.
 *
 * @param months the months in which it has tasks, in their order
 * @param tasks of all months, the earliest first
 */
public record PlanProgress(List<Month> months, List<Task> tasks) {

    /** What became of a task. */
    public enum State {
        OPEN("待办"),
        DONE("已完成"),
        MERGED("已合并"),
        CANCELLED("已取消");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param plannedOn ISO day; {@code late} whether that day is over and nothing was done */
    public record Task(
            String id,
            String dossier,
            String school,
            String name,
            String kind,
            String matter,
            String plannedOn,
            State state,
            boolean late) {

        String month() {
            return plannedOn.substring(0, "2026-05".length());
        }
    }

    public record Month(String month, long tasks, long done, long merged, long cancelled, long open, long late) {

        static Month of(String month, List<Task> tasks) {
            return new Month(
                    month,
                    tasks.size(),
                    count(tasks, State.DONE),
                    count(tasks, State.MERGED),
                    count(tasks, State.CANCELLED),
                    count(tasks, State.OPEN),
                    tasks.stream().filter(Task::late).count());
        }

        private static long count(List<Task> tasks, State state) {
            return tasks.stream().filter(task -> task.state() == state).count();
        }
    }
}
