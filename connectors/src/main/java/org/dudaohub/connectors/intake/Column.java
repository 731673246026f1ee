package org.dudaohub.connectors.intake;

import java.util.List;
import org.dudaohub.domain.wording.Field.Option;
import org.dudaohub.domain.wording.Field.Shape;

/**
 * A column of a file.
 *
 * @param label its heading
 * @param shape what its cells hold
 * @param repeats whether it describes one of several inner records, of which each stands in a line of its own
 */
public record Column(String label, Shape shape, boolean repeats) {

    /** What to write into its cells, for whoever fills them in. */
    public String holds() {
        String cell = switch (shape) {
            case Shape.Text _ -> "文字";
            case Shape.Texts _ -> "一项或多项文字，用“；”隔开，各项中没有“、”时也可用“、”隔开";
            case Shape.Count _ -> "整数";
            case Shape.Decimal _ -> "数字，可带小数";
            case Shape.Day _ -> "日期，如2026-03-05、2026/3/5或2026年3月5日";
            case Shape.Flag _ -> "“是”或“否”";
            case Shape.Choice _ -> "可选值之一";
            case Shape.Choices _ -> "可选值中的一项或多项，用“、”或“；”隔开";
            case Shape.Secret _ -> "身份信息，加密保存，须同时写明此人的编号";
            case Shape.Files _, Shape.Group _, Shape.Groups _ ->
                throw new IllegalStateException(label + " is no column");
        };
        return repeats ? cell + "；有多项时每项占一行，不重复的各列每行相同，或从第二行起留空" : cell;
    }

    /** The words of which its cells may hold one, or several; empty where they may hold anything. */
    public List<String> choices() {
        return switch (shape) {
            case Shape.Choice(var options) -> labels(options);
            case Shape.Choices(var options) -> labels(options);
            case Shape.Flag _ -> List.of(Line.YES, Line.NO);
            default -> List.of();
        };
    }

    private static List<String> labels(List<Option> options) {
        return options.stream().map(Option::label).toList();
    }
}
