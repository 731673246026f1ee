package org.dudaohub.domain.intake;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dudaohub.domain.Command;
import org.dudaohub.domain.inspector.AppointInspector;
import org.dudaohub.domain.inspector.InspectorKind;
import org.dudaohub.domain.inspector.InspectorRegister;
import org.dudaohub.domain.organization.AppointPrincipal;
import org.dudaohub.domain.organization.OrganizationKind;
import org.dudaohub.domain.organization.OrganizationRegister;
import org.dudaohub.domain.organization.RegisterOrganization;
import org.dudaohub.domain.wording.Sentence;

/**
 * What a platform's record says of somebody or something that a register holds: an organisation, or an inspector.
 *
 * @param subject code of the organisation, or number of the inspector
 * @param says by the Chinese name of the field; what the record leaves out is not there
 */
public record ExternalRecord(String subject, Map<String, String> says) {

    private static final String PRINCIPAL = "负责人";

    /** The record that became these commands; empty if it is of no register. */
    public static Optional<ExternalRecord> of(List<Command> commands) {
        Map<String, String> says = new LinkedHashMap<>();
        String subject = null;
        for (Command command : commands) {
            switch (command) {
                case RegisterOrganization it -> {
                    subject = it.code();
                    says.putAll(
                            organization(it.name(), it.kind(), it.division(), it.pupils() == 0 ? null : it.pupils()));
                }
                case AppointPrincipal it -> {
                    subject = it.code();
                    says.put(PRINCIPAL, text(it.principalName()));
                }
                case AppointInspector it -> {
                    subject = it.inspector();
                    says.putAll(inspector(it.name(), it.kind(), it.office(), it.termEnds()));
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        says.values().removeIf(String::isBlank);
        return subject == null ? Optional.empty() : Optional.of(new ExternalRecord(subject, says));
    }

    /** Where it says something else than the registers; nothing where they do not know the subject. */
    public List<Difference> differences(OrganizationRegister organizations, InspectorRegister inspectors) {
        Map<String, String> held = held(subject, organizations, inspectors);
        return says.entrySet().stream()
                .filter(said -> held.containsKey(said.getKey())
                        && !held.get(said.getKey()).equals(said.getValue()))
                .map(said -> new Difference(said.getKey(), held.get(said.getKey()), said.getValue()))
                .toList();
    }

    /** What the registers hold of a subject by now, by the same names. */
    static Map<String, String> held(String subject, OrganizationRegister organizations, InspectorRegister inspectors) {
        Map<String, String> held = new LinkedHashMap<>();
        organizations.find(subject).ifPresent(it -> {
            held.putAll(organization(it.name(), it.kind(), it.division(), it.pupils()));
            if (it.principal() != null) {
                held.put(PRINCIPAL, it.principal());
            }
        });
        inspectors
                .find(subject)
                .ifPresent(it -> held.putAll(inspector(it.name(), it.kind(), it.office(), it.termEnds())));
        return held;
    }

    private static Map<String, String> organization(
            String name, OrganizationKind kind, String division, Integer pupils) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("名称", text(name));
        fields.put("类别", text(kind));
        fields.put("行政区划代码", text(division));
        fields.put("学生数", text(pupils));
        return fields;
    }

    private static Map<String, String> inspector(String name, InspectorKind kind, String office, LocalDate termEnds) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("姓名", text(name));
        fields.put("类别", text(kind));
        fields.put("所属机构代码", text(office));
        fields.put("聘期结束", text(termEnds));
        return fields;
    }

    /** As people read it; nothing for what the record leaves out. */
    private static String text(Object value) {
        return Sentence.shown(value);
    }
}
