package org.dudaohub.domain.organization;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.LocalDate;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventName;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.Wording;

/** What happens to an organisation in the register. */
public sealed interface OrganizationEvent extends Event {

    /** The organisation's code: 10 digits (学校标识码) for a school, any register code for an office. */
    String code();

    @Override
    default String organization() {
        return code();
    }

    /**
     * @param division GB/T 2260 division code, 6 digits
     * @param parent code of the office that supervises it; null for the topmost
     * @param pupils number of pupils, 0 for an office
     */
    @EventName("organization.OrganizationRegistered")
    @Wording(value = "机构登记", sentence = "登记机构{name}（{code}）")
    record OrganizationRegistered(
            String code,
            @Wording("名称") String name,
            OrganizationKind kind,
            String division,
            String parent,
            int pupils,
            LocalDate happenedOn)
            implements OrganizationEvent {}

    @EventName("organization.PrincipalAppointed")
    @Wording(value = "负责人任命", sentence = "任命{principalName}为负责人")
    record PrincipalAppointed(
            String code, String person, @JsonAlias("name") String principalName, SealedText phone, LocalDate happenedOn)
            implements OrganizationEvent {}

    /** The code stays the same. */
    @EventName("organization.OrganizationRenamed")
    @Wording(value = "机构更名", sentence = "{formerName}更名为{name}")
    record OrganizationRenamed(
            String code,
            @Wording("原名称") String formerName,
            @Wording("名称") String name,
            LocalDate happenedOn) implements OrganizationEvent {}

    /** @param successor code of the organisation into which it was merged; null where it just ended */
    @EventName("organization.OrganizationClosed")
    @Wording(value = "机构撤销", sentence = "{name}撤销：{reason}，并入机构：{successor}")
    record OrganizationClosed(
            String code, @Wording("名称") String name, String successor, String reason, LocalDate happenedOn)
            implements OrganizationEvent {}

    @EventName("organization.PupilsCounted")
    @Wording(value = "学生数更新", sentence = "学生数{pupils}")
    record PupilsCounted(String code, int pupils, LocalDate happenedOn) implements OrganizationEvent {}
}
