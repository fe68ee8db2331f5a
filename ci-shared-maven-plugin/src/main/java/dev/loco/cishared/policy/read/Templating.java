package dev.loco.cishared.policy.read;

import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.read.Identity.Alias;
import dev.loco.cishared.policy.read.Identity.Entity;
import dev.loco.cishared.policy.read.Identity.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fills the templates of a policy's labels for one identity, as OpenBao does for each request ({@code
 * sdk/helper/identitytpl} in its ACL mode).
 */
public final class Templating {
    private static final String NOT_FOUND = "no value could be found for one of the template directives";

    private final Identity identity;
    private final String namespaceId;
    private final Instant now;
    private final List<String> blocked;

    /**
     * Fills for that identity.
     *
     * @param namespaceId the id of the policy's namespace, empty to find groups of any
     * @param now what {@code {{time.now}}} is
     * @param version from 2.6 on a value with {@code /}, {@code *} or {@code +} in it is refused
     */
    public Templating(Identity identity, String namespaceId, Instant now, Version version) {
        this.identity = identity;
        this.namespaceId = namespaceId;
        this.now = now;
        this.blocked = version.since(6) ? List.of("/", "*", "+") : List.of();
    }

    /** What became of a label. */
    public sealed interface Filling {}

    /**
     * All its templates are filled.
     *
     * @param label without templates
     */
    public record Filled(String label) implements Filling {}

    /**
     * A template cannot be filled: OpenBao drops the block without a word.
     *
     * @param message what it would say
     */
    public record Dropped(String message) implements Filling {}

    /**
     * The policy as it counts for the identity: templates filled, blocks dropped whose templates cannot be. Empty when a
     * filled label has {@code +*}, which makes OpenBao refuse the whole policy.
     */
    public Optional<Policy> fill(Policy policy) {
        List<PathRule> rules = new ArrayList<>(policy.rules().size());
        for (PathRule rule : policy.rules()) {
            if (!rule.templated()) {
                rules.add(rule);
            } else if (fill(rule.label()) instanceof Filled filled) {
                if (PathPattern.forbidden(policy.namespace(), filled.label())) {
                    return Optional.empty();
                }
                rules.add(new PathRule(
                        PathPattern.of(policy.namespace(), filled.label()),
                        filled.label(),
                        false,
                        rule.capabilities(),
                        rule.constraints(),
                        rule.expiration(),
                        rule.block(),
                        rule.place()));
            }
        }
        return Optional.of(new Policy(policy.name(), policy.namespace(), policy.source(), rules, policy.expired()));
    }

    /** Fills the templates of one label. */
    public Filling fill(String label) {
        switch (Label.of(label)) {
            case PLAIN:
                return new Filled(label);
            case UNBALANCED:
                return new Dropped(Label.UNBALANCED);
            default:
                break;
        }
        StringBuilder filled = new StringBuilder(2 * label.length());
        int at = 0;
        try {
            for (int open = label.indexOf("{{"); open >= 0; open = label.indexOf("{{", at)) {
                int close = label.indexOf("}}", open + 2);
                filled.append(label, at, open);
                filled.append(checked(value(label.substring(open + 2, close).strip())));
                at = close + 2;
            }
        } catch (NoValue e) {
            return new Dropped(e.words());
        }
        return new Filled(filled.append(label, at, label.length()).toString());
    }

    private String checked(String value) throws NoValue {
        for (String part : blocked) {
            if (value.contains(part)) {
                throw new NoValue("template substitution contains forbidden value " + GoText.quote(part));
            }
        }
        return value;
    }

    /** Ends the filling of one label inside this class. */
    private static final class NoValue extends Exception {
        private static final long serialVersionUID = 1L;

        NoValue(String message) {
            super(message, null, false, false);
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }

    private String value(String template) throws NoValue {
        if (template.startsWith("identity.entity.")) {
            if (identity.entity().isEmpty()) {
                throw new NoValue("string contains entity template directives but no entity was provided");
            }
            return ofEntity(identity.entity().get(), template.substring("identity.entity.".length()));
        }
        if (template.startsWith("identity.groups.")) {
            if (identity.groups().isEmpty()) {
                throw new NoValue("string contains groups template directives but no groups were provided");
            }
            return ofGroups(template.substring("identity.groups.".length()));
        }
        if (template.startsWith("time.")) {
            return ofTime(template.substring("time.".length()));
        }
        throw new NoValue(NOT_FOUND);
    }

    private static String ofEntity(Entity entity, String selector) throws NoValue {
        if (selector.startsWith("aliases.")) {
            String[] parts = selector.substring("aliases.".length()).split("\\.", 2);
            if (parts.length != 2) {
                throw new NoValue("invalid alias selector");
            }
            for (Alias alias : entity.aliases()) {
                if (alias.mountAccessor().equals(parts[0])) {
                    return ofAlias(alias, parts[1]);
                }
            }
            throw new NoValue("alias not found");
        }
        return switch (selector) {
            case "id" -> some(entity.id());
            case "name" -> some(entity.name());
            default -> ofMetadata(entity.metadata(), "metadata.", selector);
        };
    }

    private static String ofAlias(Alias alias, String selector) throws NoValue {
        return switch (selector) {
            case "id" -> some(alias.id());
            case "name" -> some(alias.name());
            default ->
                selector.startsWith("custom_metadata.")
                        ? ofMetadata(alias.customMetadata(), "custom_metadata.", selector)
                        : ofMetadata(alias.metadata(), "metadata.", selector);
        };
    }

    // A value may be empty here, an id or a name may not: so upstream.
    private static String ofMetadata(Map<String, String> metadata, String prefix, String selector) throws NoValue {
        String value = selector.startsWith(prefix) ? metadata.get(selector.substring(prefix.length())) : null;
        if (value == null) {
            throw new NoValue(NOT_FOUND);
        }
        return value;
    }

    private static String some(String value) throws NoValue {
        if (value.isEmpty()) {
            throw new NoValue(NOT_FOUND);
        }
        return value;
    }

    private String ofGroups(String selector) throws NoValue {
        String[] parts = selector.split("\\.", 2);
        if (parts.length != 2 || !(parts[0].equals("ids") || parts[0].equals("names"))) {
            throw new NoValue("invalid groups selector");
        }
        String[] accessor = parts[1].split("\\.", 2);
        if (accessor.length != 2) {
            throw new NoValue("invalid groups accessor");
        }
        boolean byId = parts[0].equals("ids");
        for (Group group : identity.groups()) {
            boolean here = byId || namespaceId.isEmpty() || group.namespaceId().equals(namespaceId);
            if (here && (byId ? group.id() : group.name()).equals(accessor[0])) {
                return switch (accessor[1]) {
                    case "id" -> group.id();
                    case "name" -> some(group.name());
                    default -> ofMetadata(group.metadata(), "metadata.", accessor[1]);
                };
            }
        }
        throw new NoValue("entity is not a member of group " + GoText.quote(accessor[0]));
    }

    private String ofTime(String selector) throws NoValue {
        String[] parts = selector.split("\\.", 3);
        if (!parts[0].equals("now")) {
            throw new NoValue("invalid time selector " + GoText.quote(parts[0]));
        }
        if (parts.length == 2) {
            throw new NoValue("missing time operand");
        }
        Instant time = now;
        if (parts.length == 3) {
            time = shifted(parts[1], parts[2]);
        }
        return Long.toString(time.getEpochSecond());
    }

    private Instant shifted(String operator, String operand) throws NoValue {
        Duration duration;
        try {
            duration = GoTime.duration(operand);
        } catch (GoTime.NoDuration e) {
            throw new NoValue("invalid duration: " + e.words());
        }
        return switch (operator) {
            case "plus" -> now.plus(duration);
            case "minus" -> now.minus(duration);
            default -> throw new NoValue("invalid time operator " + GoText.quote(operator));
        };
    }
}
