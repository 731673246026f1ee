package org.dudaohub.domain;

import java.util.Set;
import org.axonframework.commandhandling.CommandResultMessage;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/** Makes a test of a refusal one line: the reason, and that a Chinese sentence says why. */
public final class Refusals {

    private Refusals() {}

    public static Matcher<CommandResultMessage<?>> refusedAs(Reason reason) {
        return refusedAs(Set.of(reason));
    }

    /** For whatever reason. */
    public static Matcher<CommandResultMessage<?>> refused() {
        return refusedAs(Set.of(Reason.values()));
    }

    private static Matcher<CommandResultMessage<?>> refusedAs(Set<Reason> reasons) {
        return new TypeSafeDiagnosingMatcher<CommandResultMessage<?>>() {
            @Override
            protected boolean matchesSafely(CommandResultMessage<?> result, Description mismatch) {
                Object answer = result.isExceptional() ? result.exceptionResult() : result.getPayload();
                mismatch.appendText("was ").appendValue(answer);
                return answer instanceof Outcome.Refused refused
                        && reasons.contains(refused.reason())
                        && refused.message().codePoints().anyMatch(Character::isIdeographic);
            }

            @Override
            public void describeTo(Description description) {
                description.appendText("refused as ").appendValue(reasons).appendText(" with a Chinese sentence");
            }
        };
    }
}
