package org.dudaohub.connectors.intake;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.dudaohub.domain.Attaching;
import org.dudaohub.domain.Capabilities;
import org.dudaohub.domain.Capability;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Role;
import org.dudaohub.domain.SentBy;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.inspector.AppointInspector;
import org.dudaohub.domain.organization.AppointPrincipal;
import org.dudaohub.domain.organization.RegisterOrganization;
import org.dudaohub.domain.plan.PublishAnnualPlan;
import org.dudaohub.domain.survey.AnswerSurvey;
import org.dudaohub.domain.visit.FileInspectionForm;
import org.dudaohub.domain.wording.Field.Shape;
import org.dudaohub.domain.zone.EstablishZone;

/**
 * What a file carries. Every command that a person may send, and that names no files itself, is a kind of file; a few kinds have a name and columns of
 * their own, on which partners have agreed.
 *
 * @param name as it stands in URLs and configuration, such as {@code inspection-forms} or {@code
 *     inspector.AppointInspector}
 * @param title as people know it
 * @param group under which people look for it: the title of the capability, or {@link #AGREED}
 * @param commands what a line may become
 * @param columns the header that the file must have; the order does not matter, and more columns are no harm
 */
public record FileKind(
        String name, String title, String group, List<Class<? extends Command>> commands, List<Column> columns) {

    /** The group of the kinds that partners have agreed on. */
    public static final String AGREED = "名册与记录表";

    static final FileKind ORGANIZATIONS = agreed(
            "organizations",
            "机构台账",
            List.of(RegisterOrganization.class, AppointPrincipal.class),
            "机构代码",
            "名称",
            "类别",
            "行政区划代码",
            "上级机构代码",
            "学生数",
            "登记日期",
            "负责人编号",
            "负责人姓名",
            "负责人电话");
    static final FileKind INSPECTORS =
            agreed("inspectors", "督学名册", List.of(AppointInspector.class), "督学编号", "姓名", "类别", "所属机构代码", "聘期开始", "聘期结束");
    static final FileKind ZONES =
            agreed("zones", "责任区", List.of(EstablishZone.class), "责任区编号", "名称", "机构代码", "学校标识码", "责任督学编号", "设立日期");
    static final FileKind PLANS = agreed(
            "plans",
            "年度工作要点",
            List.of(PublishAnnualPlan.class),
            "计划编号",
            "机构代码",
            "年度",
            "标题",
            "序号",
            "主题",
            "内容",
            "月份",
            "责任单位",
            "发布日期");
    static final FileKind INSPECTION_FORMS = agreed(
            "inspection-forms",
            "督导检查记录表",
            List.of(FileInspectionForm.class),
            "记录编号",
            "学校标识码",
            "被督导单位",
            "日期",
            "督导人员",
            "督导事项",
            "经验做法",
            "存在不足",
            "整改建议",
            "整改期限",
            "备注",
            "问题等级");

    /** No person sends it: a ballot is cast on the survey's own page, or comes from a platform that asked. */
    static final FileKind SURVEY_ANSWERS = new FileKind(
            "survey-answers",
            "问卷答卷",
            AGREED,
            List.of(AnswerSurvey.class),
            List.of(
                    new Column("问卷编号", new Shape.Text(), false),
                    new Column("票号", new Shape.Text(), false),
                    new Column("选择", new Shape.Texts(), false)));

    private static final Map<String, FileKind> BY_NAME = index();

    /** The agreed kinds, then one for each command, by capability. */
    public static Collection<FileKind> all() {
        return BY_NAME.values();
    }

    public static Optional<FileKind> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The kind that carries nothing but this command. */
    public static Optional<FileKind> of(String capability, String command) {
        return named(capability + "." + command);
    }

    /** The headings of its columns. */
    public List<String> header() {
        return columns.stream().map(Column::label).toList();
    }

    /** The roles that may send any of its commands. */
    public Set<Role> senders() {
        Set<Role> senders = EnumSet.noneOf(Role.class);
        commands.stream()
                .map(type -> type.getAnnotation(SentBy.class))
                .filter(Objects::nonNull)
                .forEach(sentBy -> senders.addAll(List.of(sentBy.value())));
        return senders;
    }

    /** Phone numbers and the like, which may not lie about in plain text. */
    boolean carriesIdentityData() {
        return columns.stream().anyMatch(column -> column.shape() instanceof Shape.Secret);
    }

    private static FileKind agreed(
            String name, String title, List<Class<? extends Command>> commands, String... headings) {
        List<Column> all = commands.stream()
                .flatMap(type -> CommandColumns.of(type).all().stream())
                .toList();
        return new FileKind(
                name,
                title,
                AGREED,
                commands,
                Stream.of(headings)
                        .map(heading -> all.stream()
                                .filter(column -> column.label().equals(heading))
                                .findFirst()
                                .orElseThrow(() -> new IllegalStateException(name + " has a column " + heading
                                        + ", which is no longer a field of " + commands)))
                        .toList());
    }

    private static FileKind of(Capability capability, Class<? extends Command> type) {
        return new FileKind(
                capability.name() + "." + type.getSimpleName(),
                type.getAnnotation(Wording.class).value(),
                capability.title(),
                List.of(type),
                CommandColumns.of(type).all());
    }

    private static Map<String, FileKind> index() {
        SequencedMap<String, FileKind> byName = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(ORGANIZATIONS, INSPECTORS, ZONES, PLANS, INSPECTION_FORMS, SURVEY_ANSWERS),
                        Capabilities.all().stream()
                                .flatMap(capability -> capability.commandTypes().stream()
                                        .filter(type -> type.isAnnotationPresent(SentBy.class))
                                        .filter(type -> !Attaching.class.isAssignableFrom(type))
                                        .map(type -> of(capability, type))))
                .forEach(kind -> byName.put(kind.name(), kind));
        return Collections.unmodifiableMap(byName);
    }
}
