package org.dudaohub.domain.wording;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.dudaohub.domain.Attachment;
import org.dudaohub.domain.Labelled;
import org.dudaohub.domain.Required;
import org.dudaohub.domain.SealedText;
import org.dudaohub.domain.Wording;

/**
 * A field of a command as people fill it in.
 *
 * @param name the record component's name, which is also the JSON member's
 * @param label its Chinese wording
 * @param required whether nothing can be done without it; a flag always says yes or no
 * @param shape what it holds
 */
public record Field(String name, String label, boolean required, Shape shape) {

    /** What a field holds. Whoever draws a form or reads a file handles every shape. */
    public sealed interface Shape {

        record Text() implements Shape {}

        /** Several texts: one a line in a form, separated by 、 or ; in a file. */
        record Texts() implements Shape {}

        /** A whole number. */
        record Count() implements Shape {}

        record Decimal() implements Shape {}

        record Day() implements Shape {}

        record Flag() implements Shape {}

        record Choice(List<Option> options) implements Shape {}

        record Choices(List<Option> options) implements Shape {}

        /** Identity data: taken in the clear, sealed before it enters a command. */
        record Secret() implements Shape {}

        /** Files, which are handed in beside the command: it names them. */
        record Files() implements Shape {}

        /** A record of further fields. */
        record Group(List<Field> fields) implements Shape {}

        /** Several records of the same fields: lines of a table in a form, lines of a file. */
        record Groups(List<Field> fields) implements Shape {}
    }

    /** @param value the enum constant's name; {@code label} what people read */
    public record Option(String value, String label) {}

    /** Drawn once: every command that comes in asks for them. */
    private static final ClassValue<List<Field>> BY_CLASS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).map(Field::of).toList();
        }
    };

    /** The fields of a command, or of a record within one, in their order. */
    public static List<Field> of(Class<?> type) {
        return BY_CLASS.get(type);
    }

    private static Field of(RecordComponent component) {
        Wording wording = component.getAnnotation(Wording.class);
        if (wording == null) {
            throw new IllegalArgumentException(component + " of " + component.getDeclaringRecord() + " has no wording");
        }
        boolean required = component.isAnnotationPresent(Required.class)
                || component.getType().isPrimitive();
        return new Field(component.getName(), wording.value(), required, shape(component.getGenericType()));
    }

    private static Shape shape(Type type) {
        if (type instanceof ParameterizedType list
                && list.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            return several((Class<?>) list.getActualTypeArguments()[0]);
        }
        if (!(type instanceof Class<?> single)) {
            throw new IllegalArgumentException("no form can be drawn for " + type);
        }
        return one(single);
    }

    private static Shape one(Class<?> type) {
        if (type == String.class) {
            return new Shape.Text();
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return new Shape.Count();
        }
        if (type == BigDecimal.class || type == double.class) {
            return new Shape.Decimal();
        }
        if (type == LocalDate.class) {
            return new Shape.Day();
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Shape.Flag();
        }
        if (type == SealedText.class) {
            return new Shape.Secret();
        }
        if (type.isEnum()) {
            return new Shape.Choice(options(type));
        }
        if (type.isRecord()) {
            return new Shape.Group(of(type));
        }
        throw new IllegalArgumentException("no form can be drawn for " + type);
    }

    private static Shape several(Class<?> type) {
        if (type == Attachment.class) {
            return new Shape.Files();
        }
        return switch (one(type)) {
            case Shape.Text ignored -> new Shape.Texts();
            case Shape.Choice choice -> new Shape.Choices(choice.options());
            case Shape.Group group -> new Shape.Groups(group.fields());
            case Shape other -> throw new IllegalArgumentException("no form can be drawn for several " + type);
        };
    }

    private static List<Option> options(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> new Option(
                        ((Enum<?>) constant).name(),
                        constant instanceof Labelled labelled ? labelled.label() : constant.toString()))
                .toList();
    }
}
