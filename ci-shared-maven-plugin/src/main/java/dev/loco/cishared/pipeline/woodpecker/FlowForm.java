package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A node written on one line, to be shown or put in elsewhere. */
final class FlowForm {
    /** What is a string without quotes wherever it stands. */
    private static final Pattern BARE = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./-]*");

    private static final Pattern OTHER_TYPE = Pattern.compile("(?i)true|false|null|y|n|yes|no|on|off");

    private FlowForm() {}

    static String of(YamlNode node) {
        if (node instanceof YamlSequence list) {
            return list.items().stream().map(FlowForm::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof YamlMapping mapping) {
            return mapping.entries().stream()
                    .map(e -> text(e.name()) + ": " + of(e.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        YamlScalar scalar = (YamlScalar) node;
        return scalar.type() == YamlScalar.Type.STRING ? text(scalar.value()) : scalar.value();
    }

    /** A string, in quotes where it needs them. */
    static String text(String text) {
        if (BARE.matcher(text).matches() && !OTHER_TYPE.matcher(text).matches()) {
            return text;
        }
        boolean oneLine = text.chars().allMatch(c -> c >= ' ' && c != 0x7F);
        return oneLine && text.indexOf('"') < 0 && text.indexOf('\\') < 0
                ? '"' + text + '"'
                : "'" + text.replace("'", "''") + "'";
    }
}
