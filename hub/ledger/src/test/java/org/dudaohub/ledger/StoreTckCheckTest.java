package org.dudaohub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class StoreTckCheckTest {

    @Test
    void every_test_of_the_tck_fails_against_a_store_that_keeps_nothing() {
        Set<String> passed = ConcurrentHashMap.newKeySet();
        Set<String> failed = ConcurrentHashMap.newKeySet();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(AgainstNoOpStore.class))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    (result.getStatus() == TestExecutionResult.Status.FAILED ? failed : passed)
                            .add(test.getDisplayName());
                }
            }
        });

        assertThat(passed).isEmpty();
        assertThat(failed).hasSizeGreaterThanOrEqualTo(tckTests());
    }

    private static int tckTests() {
        return (int) List.of(StoreTck.class.getDeclaredMethods()).stream()
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
    }

    static class AgainstNoOpStore extends StoreTck {
        @Override
        Store open() {
            return new NoOpStore();
        }
    }
}
