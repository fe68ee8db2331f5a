package dev.loco.cishared.policy.read;

import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.Constraints;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.hcl.Mark;
import dev.loco.cishared.policy.hcl.Node.Item;
import dev.loco.cishared.policy.hcl.Node.ObjectValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes a rule of one {@code path} block ({@code parsePaths} in OpenBao's {@code vault/policy/policy.go}). */
final class BlockReader {
    private static final List<Capability> READ = List.of(Capability.READ, Capability.LIST);
    private static final List<Capability> WRITE =
            List.of(Capability.CREATE, Capability.READ, Capability.UPDATE, Capability.DELETE, Capability.LIST);

    private final String namespace;
    private final Version version;
    private final boolean json;
    private final List<Refusal> refusals = new ArrayList<>(0);

    /** A reader of one block. */
    BlockReader(String namespace, Version version, boolean json) {
        this.namespace = namespace;
        this.version = version;
        this.json = json;
    }

    /** Why OpenBao refuses the block, in the order it looks; empty when it accepts it. */
    List<Refusal> refusals() {
        return refusals;
    }

    /**
     * Reads the block: its item without the key {@code path}.
     *
     * @return the rule when nothing is wrong with it
     */
    Optional<PathRule> read(Item item, Instant now) {
        try {
            return rule(item, now);
        } catch (Refusal e) {
            refusals.add(e);
            return Optional.empty();
        }
    }

    private Optional<PathRule> rule(Item item, Instant now) throws Refusal {
        // OpenBao takes the word itself for the path of a block without a label.
        String label = item.keys().isEmpty() ? "path" : Decoder.text(item.keys().get(0));
        Mark place = item.keys().isEmpty() ? item.head() : item.keys().get(0).mark();
        Label.Kind kind = Label.of(label);
        if (kind == Label.Kind.UNBALANCED) {
            throw new Refusal(
                    "failed to validate policy templating: " + Label.UNBALANCED,
                    place,
                    "Close every {{ with its }} before the next one opens.");
        }
        try {
            for (Refusal unknown : Keys.BLOCK.unknown(item.value(), version)) {
                refusals.add(within(label, helped(item, unknown)));
            }
        } catch (Refusal e) {
            throw within(label, e);
        }
        ObjectValue value = (ObjectValue) item.value();
        boolean controlled = version.since(7) && ControlGroups.present(value.items());
        if (controlled) {
            refusals.addAll(ControlGroups.refusals(value.items(), version, json));
        }
        Block block;
        try {
            block = Block.decode(value.items(), version, json);
        } catch (Refusal e) {
            throw within(label, e);
        }
        Optional<Instant> expiration = expiration(label, block);
        boolean expired = expiration.isPresent() && now.isAfter(expiration.get());
        if (!expired) {
            checkWildcards(label, place);
        }
        return finish(item, label, place, kind, block, controlled, expiration, expired);
    }

    private Optional<PathRule> finish(
            Item item,
            String label,
            Mark place,
            Label.Kind kind,
            Block block,
            boolean controlled,
            Optional<Instant> expiration,
            boolean expired)
            throws Refusal {
        boolean templated = kind == Label.Kind.TEMPLATED;
        // OpenBao does not look any further into a block that has expired.
        Capabilities capabilities = expired ? lenient(block) : capabilities(label, block);
        Constraints constraints = expired || capabilities.denies()
                ? Constraints.NONE
                : constraints(block, capabilities, normalised(label), controlled);
        if (!refusals.isEmpty() || (expired && PathPattern.forbidden(namespace, label))) {
            return Optional.empty();
        }
        return Optional.of(new PathRule(
                templated ? PathPattern.ofTemplated(namespace, label) : PathPattern.of(namespace, label),
                label,
                templated,
                capabilities,
                constraints,
                expiration,
                Refusal.place(blockMark(item, place)),
                Refusal.place(place)));
    }

    /** A block that is none as its author meant it needs other help than a key that is misspelt. */
    private Refusal helped(Item item, Refusal unknown) throws Refusal {
        if (item.keys().isEmpty() && !json) {
            return unknown.withHelp("Write each path as a label: path \"…\" { … }.");
        }
        if (json
                && item.keys().size() > 1
                && Keys.BLOCK.knows(Decoder.text(item.keys().get(1)), version)) {
            return unknown.withHelp("Add `capabilities` to the block: of a JSON block whose members are all objects,"
                    + " OpenBao takes each member for a block.");
        }
        return unknown;
    }

    private static Refusal within(String label, Refusal refusal) {
        return refusal.within("path " + GoText.quote(label) + ": {{err}}");
    }

    private Mark blockMark(Item item, Mark place) {
        return (json ? place : item.head()).to(item.value().mark());
    }

    private String normalised(String label) {
        String path = namespace + (label.startsWith("/") ? label.substring(1) : label);
        boolean segments = path.equals("+") || path.startsWith("+/") || path.contains("/+");
        return path.endsWith("*") && !segments ? path.substring(0, path.length() - 1) : path;
    }

    private static Optional<Instant> expiration(String label, Block block) throws Refusal {
        if (block.expiration.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> time = GoTime.time(block.expiration);
        if (time.isEmpty()) {
            throw new Refusal(
                    "path " + GoText.quote(label)
                            + ": invalid expiration time: could not parse string as date and time",
                    block.expirationMark,
                    "Write a time such as \"2030-01-31T00:00:00Z\", or seconds since 1970.");
        }
        return time;
    }

    private void checkWildcards(String label, Mark place) throws Refusal {
        if (PathPattern.forbidden(namespace, label)) {
            String path = namespace + (label.startsWith("/") ? label.substring(1) : label);
            throw new Refusal(
                    "path " + GoText.quote(path) + ": invalid use of wildcards ('+*' is forbidden)",
                    place,
                    "Write `+` for one segment, or `*` at the end for all that follow.");
        }
    }

    private static Capabilities lenient(Block block) {
        List<Capability> known = new ArrayList<>();
        block.capabilities.forEach(named -> Capability.of(named.word()).ifPresent(known::add));
        known.addAll(legacy(block.policy).orElse(List.of()));
        return Capabilities.of(known);
    }

    private static Optional<List<Capability>> legacy(String policy) {
        return switch (policy) {
            case "" -> Optional.of(List.of());
            case "deny" -> Optional.of(List.of(Capability.DENY));
            case "read" -> Optional.of(READ);
            case "write" -> Optional.of(WRITE);
            case "sudo" -> {
                List<Capability> all = new ArrayList<>(WRITE);
                all.add(Capability.SUDO);
                yield Optional.of(all);
            }
            default -> Optional.empty();
        };
    }

    private Capabilities capabilities(String label, Block block) throws Refusal {
        Optional<List<Capability>> legacy = legacy(block.policy);
        if (legacy.isEmpty()) {
            throw new Refusal(
                    "path " + GoText.quote(label) + ": invalid policy " + GoText.quote(block.policy),
                    block.policyMark,
                    "Write `capabilities` instead, or one of deny, read, write, sudo.");
        }
        Capabilities capabilities = Capabilities.of(legacy.get());
        if (capabilities.denies()) {
            return capabilities;
        }
        for (Block.Named named : block.capabilities) {
            Optional<Capability> one =
                    Capability.of(named.word()).filter(c -> c != Capability.SCAN || version.since(2));
            if (one.isEmpty()) {
                refusals.add(new Refusal(
                        "path " + GoText.quote(label) + ": invalid capability " + GoText.quote(named.word()),
                        named.mark(),
                        helpFor(named.word())));
            } else if (one.get() == Capability.DENY) {
                // What stands after it is not looked at.
                return Capabilities.of(Capability.DENY);
            } else {
                capabilities = capabilities.with(Capabilities.of(one.get()));
            }
        }
        return capabilities;
    }

    private String helpFor(String word) {
        if (word.equals("scan")) {
            return "Remove it, or target OpenBao 2.2, which brings this capability.";
        }
        String lower = word.toLowerCase(Locale.ROOT).strip();
        if (Capability.of(lower).isPresent()) {
            return "Write `" + lower + "`.";
        }
        String scan = version.since(2) ? ", scan" : "";
        return "Use one of create, read, update, delete, list, sudo, patch, deny" + scan + ".";
    }

    private Constraints constraints(Block block, Capabilities capabilities, String path, boolean controlled)
            throws Refusal {
        Duration min = ttl("min_wrapping_ttl", block.minTtl, block.minTtlMark);
        Duration max = ttl("max_wrapping_ttl", block.maxTtl, block.maxTtlMark);
        if (!min.isZero() && !max.isZero() && max.compareTo(min) < 0) {
            throw new Refusal(
                    "max_wrapping_ttl cannot be less than min_wrapping_ttl",
                    block.maxTtlMark,
                    "Raise max_wrapping_ttl to at least min_wrapping_ttl.");
        }
        if (!block.keysFilter.isEmpty()) {
            checkKeysFilter(block, capabilities, path);
        }
        boolean none = min.isZero()
                && max.isZero()
                && block.allowed.isEmpty()
                && block.denied.isEmpty()
                && block.required.isEmpty()
                && block.mfaMethods.isEmpty()
                && block.paginationLimit == 0
                && block.keysFilter.isEmpty()
                && !controlled;
        return none
                ? Constraints.NONE
                : new Constraints(
                        parameters(block.allowed),
                        parameters(block.denied),
                        List.copyOf(block.required),
                        min,
                        max,
                        List.copyOf(block.mfaMethods),
                        (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, block.paginationLimit)),
                        block.keysFilter.isEmpty() ? Optional.empty() : Optional.of(block.keysFilter),
                        controlled);
    }

    private static void checkKeysFilter(Block block, Capabilities capabilities, String path) throws Refusal {
        if (!capabilities.has(Capability.LIST)) {
            throw new Refusal(
                    "list_scan_response_keys_filter_path needs to be used on a path with the list capability",
                    block.keysFilterMark,
                    "Add \"list\" to the capabilities, or remove the filter.");
        }
        Optional<String> wrong = KeysFilter.wrong(block.keysFilter, path);
        if (wrong.isPresent()) {
            throw new Refusal(wrong.get(), block.keysFilterMark, "Write a Go template that uses {{ .key }}.");
        }
    }

    private static Duration ttl(String key, Optional<Object> value, Mark mark) throws Refusal {
        try {
            return value.isEmpty() ? Duration.ZERO : GoTime.duration(value.get());
        } catch (GoTime.NoDuration e) {
            throw new Refusal(
                    "error parsing " + key + ": " + e.words(), mark, "Write seconds, or a duration such as \"5m\".");
        }
    }

    private static Map<String, List<Object>> parameters(Map<String, Object> written) {
        if (written.isEmpty()) {
            return Map.of();
        }
        Map<String, List<Object>> lower = new LinkedHashMap<>();
        // Of two names that differ in case only, OpenBao keeps either, by chance.
        written.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf((List<?>) values)));
        return Collections.unmodifiableMap(lower);
    }
}
