package dev.loco.cishared.coverage;

import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.paths.Effects;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A generated policy as people write one: a block a path, what it is for above it. */
public final class PolicyFile {
    private PolicyFile() {}

    /**
     * The text, in HCL.
     *
     * @param name the policy's name
     * @param rules of {@link Generator}
     */
    public static String text(
            String name, Workload workload, Workload.Identity identity, Map<PathPattern, Capabilities> rules) {
        StringBuilder text = new StringBuilder();
        text.append("# Policy `")
                .append(name)
                .append("`: the least that identity `")
                .append(identity.name().value())
                .append("` of workload `")
                .append(workload.name())
                .append("` needs.\n");
        text.append("# Written by `ci-shared policy-generate` from bao.yml: change that, and write this anew.\n");
        if (rules.isEmpty()) {
            text.append("# It declares no access, and this grants none.\n");
        }
        rules.forEach((pattern, capabilities) -> {
            text.append('\n');
            reasons(identity, pattern, capabilities)
                    .forEach(reason -> text.append("# ").append(reason).append('\n'));
            text.append("path \"")
                    .append(quoted(pattern.text().substring(identity.namespace().length())))
                    .append("\" {\n  capabilities = ")
                    .append(list(capabilities))
                    .append("\n}\n");
        });
        return text.toString();
    }

    /** Why: of the entries that declare all of the pattern, or of those that meet in it. */
    private static Set<String> reasons(Workload.Identity identity, PathPattern pattern, Capabilities capabilities) {
        Set<String> reasons = new LinkedHashSet<>();
        for (Workload.Need need : identity.needs()) {
            boolean same = need.pattern().equals(pattern);
            boolean around = capabilities.has(need.capability()) && Effects.contains(need.pattern(), pattern);
            if ((same || around) && !need.reason().isBlank()) {
                reasons.add(String.join(" ", need.reason().strip().split("\\s+")));
            }
        }
        return reasons;
    }

    /** In the order in which people think of them, not by the alphabet. */
    private static String list(Capabilities capabilities) {
        List<String> words = new ArrayList<>();
        capabilities.stream().map(Capability::word).forEach(word -> words.add("\"" + word + "\""));
        return "[" + String.join(", ", words) + "]";
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
