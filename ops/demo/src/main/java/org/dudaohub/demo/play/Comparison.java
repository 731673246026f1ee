package org.dudaohub.demo.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Holds what came out against what the sample says must come out. */
final class Comparison {

    private Comparison() {}

    /**
     * Every member that is expected must be there with the expected value; the summary may say more than that.
     *
     * @return the differences as Chinese sentences; empty if there are none
     */
    static List<String> differences(JsonNode expected, JsonNode actual) {
        List<String> differences = new ArrayList<>();
        compare("", expected, actual, differences);
        return differences;
    }

    private static void compare(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        if (expected.isObject()) {
            expected.properties()
                    .forEach(member -> compare(
                            path + "/" + member.getKey(),
                            member.getValue(),
                            actual.path(member.getKey()),
                            differences));
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(path + "/" + i, expected.get(i), actual.get(i), differences);
            }
        } else if (!same(expected, actual)) {
            differences.add(
                    "%s 应为 %s,实为 %s".formatted(path, expected, actual.isMissingNode() ? "缺失" : actual.toString()));
        }
    }

    private static boolean same(JsonNode expected, JsonNode actual) {
        return expected.isNumber() && actual.isNumber()
                ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
                : expected.equals(actual);
    }
}
