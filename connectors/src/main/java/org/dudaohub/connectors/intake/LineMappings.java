package org.dudaohub.connectors.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.Reason;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.organization.AppointPrincipal;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.RegisterOrganization;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.dudaohub.domain.survey.AnswerSurvey;
import org.dudaohub.domain.visit.FileInspectionForm;
import org.dudaohub.domain.visit.InspectionForm;

/**
 * How a line of each kind of file becomes commands: by the command's own columns, unless partners have agreed on something
 * more convenient. What only the domain can know is left to the domain.
 */
final class LineMappings {

    /** {@code 2}, {@code 2 招生、收费、择校}, {@code 2.招生、收费} */
    private static final Pattern NUMBERED_ITEM = Pattern.compile("(\\d+)[\\s.．、:：]*(.*)");

    private final Seal seal;

    LineMappings(Seal seal) {
        this.seal = seal;
    }

    LineMapping of(FileKind kind) {
        if (kind.equals(FileKind.ORGANIZATIONS)) {
            return eachLine(this::organization);
        }
        if (kind.equals(FileKind.INSPECTION_FORMS)) {
            return eachLine(LineMappings::inspectionForm);
        }
        if (kind.equals(FileKind.SURVEY_ANSWERS)) {
            return eachLine(LineMappings::surveyAnswer);
        }
        return new CommandLines(kind.commands().getFirst(), seal);
    }

    private static LineMapping eachLine(Function<Line, List<Command>> commands) {
        return (line, requests) -> requests.accept(new Request(List.of(line), commands.apply(line)));
    }

    private List<Command> organization(Line line) {
        String parent = line.optional("上级机构代码");
        List<Command> commands = new ArrayList<>();
        commands.add(new RegisterOrganization(
                line.required("机构代码"),
                line.required("名称"),
                line.requiredChoice("类别", OrganizationKind.values(), OrganizationKind::label),
                line.required("行政区划代码"),
                parent.isEmpty() ? null : parent,
                line.optionalNumber("学生数"),
                line.requiredDate("登记日期")));
        boolean namesPrincipal = Stream.of("负责人编号", "负责人姓名", "负责人电话")
                .anyMatch(column -> !line.optional(column).isEmpty());
        if (namesPrincipal) {
            commands.add(principal(line));
        }
        return commands;
    }

    private AppointPrincipal principal(Line line) {
        String person = line.required("负责人编号");
        String name = line.required("负责人姓名");
        String phone = line.optional("负责人电话");
        return new AppointPrincipal(
                line.optional("机构代码"),
                person,
                name,
                line.isSound() && !phone.isEmpty() ? new SealedText(seal.seal(person, phone)) : null,
                line.optionalDate("登记日期"));
    }

    private static List<Command> inspectionForm(Line line) {
        String visit = line.required("记录编号");
        String school = line.required("学校标识码");
        InspectionForm form = new InspectionForm(
                line.required("被督导单位"),
                line.requiredDate("日期"),
                line.requiredList("督导人员"),
                line.required("督导事项", text -> supervisionItem(line, text)),
                line.optional("经验做法"),
                line.optional("存在不足"),
                line.optional("整改建议"),
                line.optionalDate("整改期限"),
                line.optional("备注"));
        Grade grade = line.optionalChoice("问题等级", Grade.values(), Grade::label, Grade.ORDINARY);
        return List.of(new FileInspectionForm(visit, school, grade, form));
    }

    /** The platform's number of the ballot stands for its secret, so a ballot that comes again counts once. */
    private static List<Command> surveyAnswer(Line line) {
        String survey = line.required("问卷编号");
        String ballot = line.required("票号", number -> FileIntake.sha256(number.getBytes(StandardCharsets.UTF_8)));
        List<Integer> choices = new ArrayList<>();
        for (String choice : line.requiredList("选择")) {
            if (choice.matches("\\d{1,3}")) {
                choices.add(Integer.valueOf(choice));
            } else {
                line.problem(Reason.INVALID, "“选择”的内容“%s”不是选项序号".formatted(Line.quote(choice)));
            }
        }
        return List.of(new AnswerSurvey(survey, ballot, choices));
    }

    private static SupervisionItem supervisionItem(Line line, String text) {
        Matcher numbered = NUMBERED_ITEM.matcher(text);
        boolean hasNumber = numbered.matches();
        String label = hasNumber ? numbered.group(2) : text;
        return Stream.of(SupervisionItem.values())
                .filter(item -> !hasNumber || numbered.group(1).equals(Integer.toString(item.number())))
                .filter(item -> hasNumber && label.isEmpty() || isLabelOf(item, label))
                .findFirst()
                .orElseGet(() -> {
                    line.problem(Reason.INVALID, "“督导事项”的内容“%s”不是八项督导事项之一，应为序号1至8或事项名称".formatted(Line.quote(text)));
                    return null;
                });
    }

    private static boolean isLabelOf(SupervisionItem item, String label) {
        return label.equals(item.label(OrganizationKind.PRIMARY_SCHOOL))
                || label.equals(item.label(OrganizationKind.KINDERGARTEN));
    }
}
