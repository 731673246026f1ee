package org.dudaohub.domain.visit;

import java.time.LocalDate;
import java.util.List;
import org.dudaohub.domain.Attaching;
import org.dudaohub.domain.Attachment;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.Wording;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;

/** What happens on a visit. */
public sealed interface VisitEvent extends Event {

    String visit();

    String school();

    @Override
    default String organization() {
        return school();
    }

    /**
     * @param inspector number of the inspector who came
     * @param formDueBy the last day on which its form is in time, by {@code ruleProfile}
     */
    @EventName("visit.VisitStarted")
    @Wording(value = "督导进行中", sentence = "督学{inspector}入校督导，记录表应于{formDueBy}前填报")
    record VisitStarted(
            String visit,
            String school,
            String inspector,
            List<Method> methods,
            @Wording("记录表期限") LocalDate formDueBy,
            @Wording("适用规则") String ruleProfile,
            LocalDate happenedOn)
            implements VisitEvent {}

    @EventName("visit.VisitCalledOff")
    @Wording(value = "督导取消", sentence = "取消入校督导：{grounds}")
    record VisitCalledOff(String visit, String school, String grounds, LocalDate happenedOn) implements VisitEvent {}

    /** It may still be filed. */
    @EventName("visit.InspectionFormOverdue")
    @Wording(value = "记录表逾期未填", sentence = "记录表应于{formDueBy}前填报，逾期未填")
    record InspectionFormOverdue(
            String visit, String school, @Wording("记录表期限") LocalDate formDueBy, LocalDate happenedOn)
            implements VisitEvent {}

    @EventName("visit.VisitRecorded")
    @Wording(value = "督导入校", sentence = "{inspectors}入校督导")
    record VisitRecorded(
            String visit, String school, @Wording("督导人员") List<String> inspectors, LocalDate happenedOn)
            implements VisitEvent {}

    @EventName("visit.InspectionFormFiled")
    @Wording(value = "督导检查记录表", sentence = "填报督导检查记录表，督导事项：{form.item}")
    record InspectionFormFiled(String visit, String school, InspectionForm form, LocalDate happenedOn)
            implements VisitEvent {}

    /** Files came to the form. */
    @EventName("visit.FormScanFiled")
    @Wording(value = "记录表扫描件", sentence = "提交记录表扫描件：{about}（{attachments}）")
    record FormScanFiled(
            String visit,
            String school,
            @Wording("材料说明") String about,
            @Wording("附件") List<Attachment> attachments,
            LocalDate happenedOn)
            implements VisitEvent, Attaching {

        public FormScanFiled {
            attachments = List.copyOf(attachments);
        }
    }

    /** @param finding the finding's id, which is also that of the rectification case it opens */
    @EventName("visit.FindingRaised")
    @Wording(value = "发现问题", sentence = "发现{grade}：{description}")
    record FindingRaised(
            String visit,
            String school,
            @Wording("问题编号") String finding,
            @Wording("督导事项") SupervisionItem item,
            Grade grade,
            @Wording("问题") String description,
            @Wording("整改建议") String recommendation,
            LocalDate happenedOn)
            implements VisitEvent {}
}
