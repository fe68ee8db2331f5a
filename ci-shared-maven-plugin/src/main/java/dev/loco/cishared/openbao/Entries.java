package dev.loco.cishared.openbao;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The entries of a namespace, from the JSON that OpenBao answers or a snapshot holds, and to the JSON of a snapshot. Only
 * the fields named here are kept, so that whatever else an answer holds stays out of every snapshot.
 */
final class Entries {
    private static final String TEMPLATES = "token_policies_template_claims";
    private static final Set<String> WHO_MAY = Set.of(
            "alias_name_source",
            "audience",
            "bind_secret_id",
            "disallowed_policies",
            "disallowed_policies_glob",
            "groups",
            "groups_claim",
            "oauth2_metadata",
            "orphan",
            "required_extensions",
            "role_type",
            "user_claim",
            TEMPLATES);

    private Entries() {}

    /** What is below {@code data} in an answer; the value itself in a snapshot. */
    static Json data(Json value) {
        return value.get("data").filter(Json.Members.class::isInstance).orElse(value);
    }

    /**
     * The mounts of {@code sys/mounts} or {@code sys/auth}.
     *
     * @param value an object with the mounts' paths as keys
     */
    static List<Mount> mounts(Json value) {
        List<Mount> mounts = new ArrayList<>();
        data(value).sorted().forEach((path, mount) -> {
            // The same answer has request_id and the like beside the mounts.
            if (path.endsWith("/") && !mount.text("type").isEmpty()) {
                SortedMap<String, String> options = new TreeMap<>();
                mount.get("options")
                        .ifPresent(all -> all.sorted()
                                .forEach((name, option) -> option.asText().ifPresent(text -> options.put(name, text))));
                mounts.add(new Mount(path, mount.text("type"), options));
            }
        });
        return mounts;
    }

    static Json json(List<Mount> mounts) {
        Map<String, Json> all = new LinkedHashMap<>();
        for (Mount mount : mounts) {
            Map<String, Json> options = new LinkedHashMap<>();
            mount.options().forEach((name, value) -> options.put(name, JsonText.string(value)));
            all.put(
                    mount.path(),
                    new Json.Members(
                            Map.of("type", JsonText.string(mount.type()), "options", new Json.Members(options))));
        }
        return new Json.Members(all);
    }

    /** A role, from its fields. */
    static Role role(Mount mount, String kind, String name, Json value, String file) {
        Json fields = data(value);
        List<String> policies = new ArrayList<>(policies(fields, "token_policies"));
        if (policies.isEmpty()) {
            policies.addAll(policies(fields, "policies"));
        }
        policies.addAll(policies(fields, "unregistered_user_policies"));
        SortedMap<String, List<String>> bound = new TreeMap<>();
        fields.sorted().forEach((field, content) -> bound(bound, field, content));
        boolean templates = fields.text(TEMPLATES).equals("true") || bound.containsKey(TEMPLATES);
        return new Role(
                mount.path(),
                mount.type(),
                kind,
                name,
                policies,
                fields.text("token_no_default_policy").equals("true"),
                AuthMethod.undecidable(mount.type(), kind, name, templates),
                bound,
                file);
    }

    /** Policy names as OpenBao takes them: lower case, trimmed, a list or one text with commas. */
    private static List<String> policies(Json fields, String name) {
        return fields.texts(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static void bound(SortedMap<String, List<String>> bound, String field, Json content) {
        String base = field.contains("/") ? field.substring(0, field.indexOf('/')) : field;
        boolean kept = base.startsWith("bound_")
                || base.startsWith("allowed_")
                || base.endsWith("_bound_cidrs")
                || WHO_MAY.contains(base);
        if (!kept
                || base.equals(TEMPLATES)
                        && content.asText().filter("false"::equals).isPresent()) {
            return;
        }
        if (content instanceof Json.Members members) {
            members.sorted().forEach((name, value) -> bound(bound, field + "/" + name, value));
            return;
        }
        List<String> values = content.texts().stream().sorted().toList();
        if (!values.isEmpty()) {
            bound.put(field, values);
        }
    }

    static Json json(Role role) {
        Map<String, Json> fields = new LinkedHashMap<>();
        role.bound().forEach((field, values) -> fields.put(field, JsonText.strings(values)));
        fields.put("token_policies", JsonText.strings(role.tokenPolicies()));
        fields.put("token_no_default_policy", JsonText.bool(role.noDefaultPolicy()));
        return new Json.Members(fields);
    }

    /** A group of the identity store. */
    static Group group(Json value, String file) {
        Json fields = data(value);
        return new Group(
                fields.text("id"),
                fields.text("name"),
                fields.text("type"),
                policies(fields, "policies"),
                fields.texts("member_entity_ids"),
                fields.texts("member_group_ids"),
                aliases(fields),
                file);
    }

    static Json json(Group group) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", JsonText.string(group.id()));
        fields.put("name", JsonText.string(group.name()));
        fields.put("type", JsonText.string(group.type()));
        fields.put("policies", JsonText.strings(group.policies()));
        fields.put("member_entity_ids", JsonText.strings(group.memberEntities()));
        fields.put("member_group_ids", JsonText.strings(group.memberGroups()));
        fields.put("aliases", aliases(group.aliases()));
        return new Json.Members(fields);
    }

    /** An entity of the identity store. */
    static Entity entity(Json value, String file) {
        Json fields = data(value);
        List<String> groups = new ArrayList<>(fields.texts("group_ids"));
        return new Entity(
                fields.text("id"), fields.text("name"), policies(fields, "policies"), groups, aliases(fields), file);
    }

    static Json json(Entity entity) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", JsonText.string(entity.id()));
        fields.put("name", JsonText.string(entity.name()));
        fields.put("policies", JsonText.strings(entity.policies()));
        fields.put("group_ids", JsonText.strings(entity.groups()));
        fields.put("aliases", aliases(entity.aliases()));
        return new Json.Members(fields);
    }

    /** A group has one at most, {@code alias}; an entity and a snapshot have {@code aliases}. */
    private static List<Alias> aliases(Json fields) {
        Stream<Json> many = fields.get("aliases").stream()
                .flatMap(all -> all instanceof Json.Items array ? array.items().stream() : Stream.empty());
        return Stream.concat(many, fields.get("alias").stream())
                .filter(alias -> !alias.text("name").isEmpty())
                .map(alias -> new Alias(alias.text("mount_path"), alias.text("name")))
                .toList();
    }

    private static Json aliases(List<Alias> aliases) {
        return new Json.Items(aliases.stream()
                .<Json>map(alias -> new Json.Members(
                        Map.of("mount_path", JsonText.string(alias.mount()), "name", JsonText.string(alias.name()))))
                .toList());
    }
}
