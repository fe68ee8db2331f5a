package dev.loco.cishared.policy.lint;

import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.PathRule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The templates of a label: <code>{{identity.entity.name}}</code>. */
final class Templates {
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{([^{}]*+)}}");

    private Templates() {}

    /** What stands between the braces, each once. */
    static List<String> in(String label) {
        List<String> names = new ArrayList<>();
        Matcher matcher = TEMPLATE.matcher(label);
        while (matcher.find()) {
            String name = matcher.group(1).strip();
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** The label with something without slashes and wildcards for each template. */
    static String masked(String label) {
        return TEMPLATE.matcher(label).replaceAll("x");
    }

    /** A pattern that matches whatever the rule may match once its templates are filled. */
    static PathPattern widened(PathRule rule) {
        if (!rule.templated()) {
            return rule.pattern();
        }
        StringBuilder label = new StringBuilder();
        String masked = TEMPLATE.matcher(rule.label()).replaceAll("{{}}");
        boolean open = masked.endsWith("*");
        String[] segments = (open ? masked.substring(0, masked.length() - 1) : masked).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            int template = segment.indexOf("{{}}");
            if (template >= 0 && open && i == segments.length - 1) {
                segment = segment.substring(0, template);
            } else if (template >= 0) {
                segment = "+";
            }
            label.append(i == 0 ? "" : "/").append(segment);
        }
        return PathPattern.of("", label + (open ? "*" : ""));
    }
}
