package dev.loco.cishared.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** How OpenBao makes one rule of several with the same pattern ({@code NewACL} in {@code vault/policy/acl.go}). */
final class Merge {
    private Merge() {}

    static AclRule rules(AclRule one, AclRule more) {
        List<AclRule.Origin> origins = new ArrayList<>(one.origins());
        origins.addAll(more.origins());
        Capabilities capabilities = one.capabilities().with(more.capabilities());
        // What a denied request would have had to bring along does not matter.
        Constraints constraints =
                capabilities.denies() ? Constraints.NONE : constraints(one.constraints(), more.constraints());
        return new AclRule(one.pattern(), capabilities, constraints, origins);
    }

    private static Constraints constraints(Constraints one, Constraints more) {
        return new Constraints(
                parameters(one.allowedParameters(), more.allowedParameters()),
                parameters(one.deniedParameters(), more.deniedParameters()),
                union(one.requiredParameters(), more.requiredParameters()),
                smallest(one.minWrappingTtl(), more.minWrappingTtl()),
                smallest(one.maxWrappingTtl(), more.maxWrappingTtl()),
                union(one.mfaMethods(), more.mfaMethods()),
                lowest(one.paginationLimit(), more.paginationLimit()),
                one.keysFilter().or(more::keysFilter),
                one.controlGroup() || more.controlGroup());
    }

    /** By name; a list without values, which stands for any value, wins over one with values. */
    private static Map<String, List<Object>> parameters(Map<String, List<Object>> one, Map<String, List<Object>> more) {
        Map<String, List<Object>> merged = new LinkedHashMap<>(one);
        more.forEach((name, values) -> merged.merge(name, values, (old, added) -> {
            if (old.isEmpty() || added.isEmpty()) {
                return List.of();
            }
            List<Object> both = new ArrayList<>(added);
            both.addAll(old);
            return both;
        }));
        return merged;
    }

    private static List<String> union(Collection<String> one, Collection<String> more) {
        LinkedHashSet<String> both = new LinkedHashSet<>(one);
        both.addAll(more);
        return List.copyOf(both);
    }

    private static Duration smallest(Duration one, Duration more) {
        boolean replaces = Conditions.positive(more) && (one.isZero() || more.compareTo(one) < 0);
        return replaces ? more : one;
    }

    private static int lowest(int one, int more) {
        if (one <= 0 || more <= 0) {
            return Math.max(one, more);
        }
        return Math.min(one, more);
    }
}
