package org.dudaohub.projections.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.dudaohub.domain.Event;
import org.dudaohub.domain.EventCatalog;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.organization.OrganizationEvent.PrincipalAppointed;
import org.dudaohub.domain.supervision.Grade;
import org.dudaohub.domain.supervision.SupervisionItem;
import org.dudaohub.domain.visit.VisitEvent.FindingRaised;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrailTextTest {

    static Collection<Class<? extends Event>> everyEvent() {
        return EventCatalog.byName().values();
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void every_event_of_the_catalogue_has_a_chinese_sentence(Class<? extends Event> type) throws Exception {
        String text = TrailText.of((Event) sample(type));

        assertThat(text).endsWith("。").containsPattern("\\p{IsHan}").doesNotContain("null", "[", "{");
    }

    @Test
    void a_kindergartens_items_have_their_own_words() {
        assertThat(TrailText.of(new FindingRaised(
                        "v1",
                        "1199000003",
                        "v1-1",
                        SupervisionItem.TEACHING,
                        Grade.ORDINARY,
                        "半日活动集中教学偏长",
                        "",
                        LocalDate.of(2026, 3, 5))))
                .isEqualTo("发现问题 v1-1(第3项 课程建设和半日活动,一般):半日活动集中教学偏长。");
    }

    @Test
    void identity_data_stays_out() {
        assertThat(TrailText.of(new PrincipalAppointed(
                        "2199000001", "p1", "柳校长", new SealedText("p1:c2VjcmV0"), LocalDate.of(2026, 3, 5))))
                .isEqualTo("登记负责人:柳校长。");
    }

    /** A value of that type, made of its record components' samples. */
    private static Object sample(Type type) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            Object element = sample(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == Set.class ? Set.of(element) : List.of(element);
        }
        Class<?> wanted = (Class<?>) type;
        if (wanted.isEnum()) {
            return wanted.getEnumConstants()[0];
        }
        if (wanted.isRecord()) {
            RecordComponent[] components = wanted.getRecordComponents();
            Constructor<?> constructor = wanted.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = sample(components[i].getGenericType());
            }
            return constructor.newInstance(values);
        }
        return switch (wanted.getName()) {
            case "java.lang.String" -> "某事";
            case "int" -> 2026;
            case "long" -> 7L;
            case "java.time.LocalDate" -> LocalDate.of(2026, 3, 5);
            case "java.time.Instant" -> Instant.parse("2026-03-05T08:00:00Z");
            default -> throw new IllegalArgumentException("no sample of " + wanted);
        };
    }
}
