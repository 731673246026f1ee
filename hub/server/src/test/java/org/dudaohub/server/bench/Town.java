package org.dudaohub.server.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The city that the bench supervises: one office, a thousand schools, forty responsible inspectors; its logins are the
 * office's, the inspectors' and those of eighty schools.
 */
record Town(LocalDate today) {

    static final String OFFICE = "11990123MB99012356";
    static final String DIVISION = "990123";
    static final String STAFF = "office";
    static final int SCHOOLS = 1_000;
    static final int INSPECTORS = 40;
    static final int SCHOOLS_WITH_LOGIN = 80;

    private static final List<String> TYPES = List.of("21", "31", "11");
    private static final List<String> KINDS = List.of("PRIMARY_SCHOOL", "JUNIOR_SCHOOL", "KINDERGARTEN");
    private static final List<String> NAMES = List.of("小学", "初级中学", "幼儿园");

    /** A login of the node; an inspector's is the number in the register. */
    record Login(String name, String displayName, String role, String organization, String inspector) {}

    static String school(int number) {
        return "%s99%06d".formatted(TYPES.get(number % TYPES.size()), number);
    }

    static String schoolName(int number) {
        return "青荻第" + number + NAMES.get(number % NAMES.size());
    }

    static String inspector(int number) {
        return "DX990123%02d".formatted(number);
    }

    static String inspectorName(int number) {
        return "督学" + inspector(number);
    }

    static List<Login> logins() {
        List<Login> logins = new ArrayList<>();
        logins.add(new Login(STAFF, "县督导室", "OFFICE", "", ""));
        IntStream.range(0, INSPECTORS)
                .mapToObj(n -> new Login(inspector(n), inspectorName(n), "INSPECTOR", "", inspector(n)))
                .forEach(logins::add);
        IntStream.range(0, SCHOOLS_WITH_LOGIN)
                .mapToObj(n -> new Login(school(n), schoolName(n), "SCHOOL", school(n), ""))
                .forEach(logins::add);
        return logins;
    }

    /** What is registered before anything is measured. The office has to come first. */
    Stream<Step> registration() {
        Stream<Step> office = Stream.of(registered(OFFICE, "青荻县教育体育局", "OFFICE", 0));
        Stream<Step> schools = IntStream.range(0, SCHOOLS).mapToObj(n -> school(n, schoolName(n)));
        Stream<Step> inspectors =
                IntStream.range(0, INSPECTORS).mapToObj(n -> appointed(inspector(n), inspectorName(n)));
        return Stream.of(office, schools, inspectors).flatMap(steps -> steps);
    }

    Step school(int number, String name) {
        return registered(school(number), name, KINDS.get(number % KINDS.size()), 300 + number % 1_500);
    }

    private Step registered(String code, String name, String kind, int pupils) {
        return Step.accepted(
                "RegisterOrganization",
                STAFF,
                "/api/v1/commands/organization/RegisterOrganization",
                """
                {"code": "%s", "name": "%s", "kind": "%s", "division": "%s", "parent": %s, "pupils": %d, "registeredOn": "%s"}
                """.formatted(
                                code,
                                name,
                                kind,
                                DIVISION,
                                code.equals(OFFICE) ? "null" : "\"" + OFFICE + "\"",
                                pupils,
                                today.minusYears(1)),
                "organization.OrganizationRegistered");
    }

    Step appointed(String inspector, String name) {
        return Step.accepted(
                "AppointInspector",
                STAFF,
                "/api/v1/commands/inspector/AppointInspector",
                """
                {"inspector": "%s", "name": "%s", "kind": "RESPONSIBLE", "office": "%s", "termBegins": "%s", "termEnds": "%s"}
                """.formatted(
                                inspector,
                                name,
                                OFFICE,
                                today.minusDays(100),
                                today.minusDays(101).plusYears(3)),
                "inspector.InspectorAppointed");
    }
}
