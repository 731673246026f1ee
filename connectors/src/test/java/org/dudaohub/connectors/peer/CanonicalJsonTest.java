package org.dudaohub.connectors.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    /** Among them the examples of RFC 8785, 3.2.2 and 3.2.3. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\": [true, null, false, {\"z\": 1, \"a\": {}}], \"a\": \"\"}",
                "{\"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001, -0.0, 1.0, 100]}",
                "[9007199254740992, 9007199254740993, -9007199254740993, 123456789012345678901234567890, 1e21, 0]",
                "{\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\\u001f\\u007f\\b\\t\\f\\r\"}",
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}",
                "{\"督导\": \"整改、回头看 <&> \\u2028\"}"
            })
    void is_what_the_library_writes(String text) throws Exception {
        byte[] ours = CanonicalJson.of(new ObjectMapper().readTree(text)).orElseThrow();
        assertThat(new String(ours, StandardCharsets.UTF_8)).isEqualTo(new JsonCanonicalizer(text).getEncodedString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1e400]", "{\"a\": \"\\ud83d\"}", "{\"\\udead\": 1}"})
    void what_has_no_canonical_form_gets_none(String text) throws Exception {
        assertThat(CanonicalJson.of(new ObjectMapper().readTree(text))).isEmpty();
    }
}
