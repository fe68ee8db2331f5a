package dev.loco.cishared.openbao;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One reading of a server, namespace by namespace. Which requests it makes is what the auditor's policy must allow. */
final class ServerReading {
    private static final String POLICY = "the auditor's policy, shown by `nightly-audit.md`, grants it";

    private final Transport transport;
    private final List<Namespace> namespaces = new ArrayList<>();

    ServerReading(Transport transport) {
        this.transport = transport;
    }

    /** The namespace and all those below it. */
    List<Namespace> from(String path) throws CouldNotRead {
        List<Mount> auths = Entries.mounts(mustRead(path, "sys/auth"));
        namespaces.add(new Namespace(
                path,
                policies(path),
                roles(path, auths),
                Entries.mounts(mustRead(path, "sys/mounts")),
                auths,
                groups(path),
                entities(path)));
        for (String child : keys(list(path, "sys/namespaces"))) {
            from(path + child);
        }
        return namespaces;
    }

    private List<PolicyText> policies(String namespace) throws CouldNotRead {
        Json detailed = list(namespace, "sys/policies/detailed/acl");
        Json info = Entries.data(detailed).get("key_info").orElse(detailed);
        List<String> names = keys(detailed);
        if (names.isEmpty()) {
            // Before 2.3; a namespace always has one policy at least.
            names = keys(list(namespace, "sys/policies/acl"));
        }
        List<PolicyText> policies = new ArrayList<>();
        for (String name : names) {
            if (name.equals("root") && namespace.isEmpty()) {
                continue;
            }
            Optional<Json> known =
                    info.get(name).filter(one -> one.get("policy").isPresent());
            Optional<Json> policy = known.isPresent() ? known : read(namespace, "sys/policies/acl/" + name);
            if (policy.isPresent()) {
                String text = Entries.data(policy.get()).text("policy");
                policies.add(new PolicyText(name, text, Layout.policy(namespace, name, text)));
            }
        }
        return policies;
    }

    private List<Role> roles(String namespace, List<Mount> auths) throws CouldNotRead {
        List<Role> roles = new ArrayList<>();
        for (Mount mount : auths) {
            Optional<AuthMethod> method = AuthMethod.of(mount.type());
            if (method.isEmpty()) {
                continue;
            }
            String auth = "auth/" + mount.path();
            for (String kind : method.get().lists()) {
                for (String name : keys(list(namespace, auth + kind))) {
                    String file = Layout.role(namespace, mount.path(), kind, name);
                    if (name.endsWith("/")) {
                        roles.add(Entries.role(mount, kind, name, new Json.Members(new TreeMap<>()), file));
                    } else {
                        // Gone since it was listed: the second reading will not list it.
                        read(namespace, auth + kind + "/" + name)
                                .ifPresent(json -> roles.add(Entries.role(mount, kind, name, json, file)));
                    }
                }
            }
            for (String kind : method.get().configurations()) {
                String file = Layout.role(namespace, mount.path(), kind, "");
                read(namespace, auth + kind).ifPresent(json -> roles.add(Entries.role(mount, kind, "", json, file)));
            }
        }
        return roles;
    }

    private List<Group> groups(String namespace) throws CouldNotRead {
        List<Group> groups = new ArrayList<>();
        for (String id : keys(list(namespace, "identity/group/id"))) {
            read(namespace, "identity/group/id/" + id)
                    .map(Entries::data)
                    .ifPresent(group -> groups.add(Entries.group(group, Layout.group(namespace, group.text("name")))));
        }
        return groups;
    }

    private List<Entity> entities(String namespace) throws CouldNotRead {
        List<Entity> entities = new ArrayList<>();
        for (String id : keys(list(namespace, "identity/entity/id"))) {
            Optional<Json> json = read(namespace, "identity/entity/id/" + id).map(Entries::data);
            if (json.isPresent()) {
                Entity entity = Entries.entity(
                        json.get(), Layout.entity(namespace, json.get().text("name")));
                if (!entity.policies().isEmpty() || !entity.groups().isEmpty()) {
                    entities.add(entity);
                }
            }
        }
        return entities;
    }

    private static List<String> keys(Json answer) {
        return Entries.data(answer).texts("keys").stream().sorted().distinct().toList();
    }

    /** An empty object for an empty list: OpenBao answers 404 then. */
    private Json list(String namespace, String path) throws CouldNotRead {
        return answer(Request.list(namespace, path)).orElse(new Json.Members(new TreeMap<>()));
    }

    private Optional<Json> read(String namespace, String path) throws CouldNotRead {
        return answer(Request.read(namespace, path));
    }

    private Json mustRead(String namespace, String path) throws CouldNotRead {
        Request request = Request.read(namespace, path);
        return answer(request)
                .orElseThrow(() -> transport.fault("the server knows nothing of " + request
                        + " (404): is it OpenBao, and is the namespace right?"));
    }

    private Optional<Json> answer(Request request) throws CouldNotRead {
        Answer answer = transport.send(request);
        if (answer.ok()) {
            if (answer.isPartial()) {
                throw transport.fault("the server answered " + request + " in part only, since it took too long there");
            }
            return Optional.of(answer.body());
        }
        // A directory that is not configured yet has no users; a 400 says so.
        if (answer.isNothing() || answer.status() == 400 && answer.says("not configured")) {
            return Optional.empty();
        }
        if (answer.status() == 403 && answer.says("invalid token")) {
            throw transport.fault("the token is not valid here (403" + answer.inBrackets()
                    + "): it has expired, was revoked, or is another server's or namespace's");
        }
        if (answer.status() == 403) {
            // OpenBao says the same of a token it does not know.
            boolean known =
                    transport.send(Request.read("", "auth/token/lookup-self")).ok();
            String orNone = known ? "" : ", or is not valid here: expired, revoked, of another server or namespace";
            throw transport.fault(
                    "the token lacks " + request + orNone + " (403" + answer.inBrackets() + "); " + POLICY);
        }
        throw transport.fault("the server refuses " + request + ": " + answer.status() + answer.inBrackets());
    }
}
