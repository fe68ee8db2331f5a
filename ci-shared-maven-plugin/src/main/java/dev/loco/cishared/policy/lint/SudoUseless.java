package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.RootProtected;
import dev.loco.cishared.policy.paths.Effects;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code sudo} where no path asks for it. */
final class SudoUseless {
    static final Rule RULE = new Rule(
            "policy/sudo-useless",
            Severity.NOTE,
            "`sudo` on paths that do not ask for it",
            "`sudo` counts on few paths; elsewhere it frightens the reader and grants nothing");

    /** Where the engines are OpenBao's own and their root-protected paths known. */
    private static final Set<String> SYSTEM = Set.of("sys", "identity", "cubbyhole");

    /** Engines of OpenBao without root-protected paths (OpenBao 2.6, {@code builtin/logical}). */
    private static final Set<String> PLAIN = Set.of(
            "kv", "kv1", "kv2", "database", "kubernetes", "ldap", "openldap", "rabbitmq", "ssh", "totp", "transit");

    /** Not root-protected, but they do more for who has {@code sudo} (2.6, callers of {@code SudoPrivilege}). */
    private static final List<String> MORE_WITH_SUDO = List.of("auth/token/create*", "sys/namespaces/*");

    private SudoUseless() {}

    static void check(Policy policy, LintSettings settings, List<Finding> findings) {
        KeyValue engines = new KeyValue(policy, settings.mounts());
        for (PathRule rule : policy.rules()) {
            if (rule.capabilities().has(Capability.SUDO) && isKnown(rule.pattern(), settings, engines)) {
                PathPattern widest = Templates.widened(rule);
                boolean needed = Stream.concat(RootProtected.PATHS.stream(), MORE_WITH_SUDO.stream())
                        .anyMatch(path -> Effects.overlap(PathPattern.of("", path), widest));
                if (!needed) {
                    findings.add(Finding.of(
                                    RULE,
                                    policy.span(rule.place()),
                                    "`sudo` does nothing on " + Wording.quoted(rule.label())
                                            + ": no path it matches asks for it",
                                    "remove `sudo`")
                            .withLabel("`sudo` does nothing"));
                }
            }
        }
    }

    /** Whether all engines behind the pattern are known: an unknown one may protect paths of its own. */
    private static boolean isKnown(PathPattern pattern, LintSettings settings, KeyValue engines) {
        List<String> segments = pattern.segments();
        if (segments.size() > 1 && SYSTEM.contains(segments.get(0))) {
            return true;
        }
        if (segments.size() > 2 && segments.get(0).equals("auth")) {
            return segments.get(1).equals("token");
        }
        Optional<String> engine = settings.mounts()
                .of(String.join("/", segments.subList(0, segments.size() - 1)) + "/")
                .flatMap(settings.mounts()::engine);
        return engine.map(PLAIN::contains)
                .orElseGet(() -> engines.locate(pattern).isPresent());
    }
}
