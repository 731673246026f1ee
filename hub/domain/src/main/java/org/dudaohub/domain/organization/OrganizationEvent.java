package org.dudaohub.domain.organization;

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
            String name,
            OrganizationKind kind,
            String division,
            String parent,
            int pupils,
            LocalDate happenedOn)
            implements OrganizationEvent {}

    @EventName("organization.PrincipalAppointed")
    @Wording(value = "负责人任命", sentence = "任命{name}为负责人")
    record PrincipalAppointed(String code, String person, String name, SealedText phone, LocalDate happenedOn)
            implements OrganizationEvent {}
}
