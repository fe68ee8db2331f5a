package dev.loco.cishared.openbao;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Reads a snapshot's folder, or a plain one of policies. */
final class FolderReading {
    private static final List<String> PARTS = List.of("sys", "auth", "identity");
    private static final int LONGEST_NAMESPACE = 500;
    private static final long LARGEST_FILE = 16 << 20;

    private final Path root;
    private final List<FileFault> faults = new ArrayList<>();
    private final List<Namespace> namespaces = new ArrayList<>();

    FolderReading(Path root) {
        this.root = root;
    }

    Inventory inventory() throws IOException, CouldNotRead {
        boolean snapshot = Files.isRegularFile(root.resolve(Layout.INDEX))
                || PARTS.stream().anyMatch(part -> Files.isDirectory(root.resolve(part)))
                || Files.isDirectory(root.resolve(Layout.NAMESPACES));
        if (!snapshot) {
            List<PolicyText> policies = policies("", List.of(".hcl"));
            if (policies.isEmpty() && faults.isEmpty()) {
                throw CouldNotRead.because("`" + root + "` holds neither a snapshot (sys/policies/acl/…) nor policies"
                        + " (*.hcl); write one with the goal snapshot");
            }
            namespaces.add(new Namespace("", policies, List.of(), List.of(), List.of(), List.of(), List.of()));
            return new Inventory(namespaces, Optional.empty(), faults);
        }
        namespace("");
        Optional<String> version = json(Layout.INDEX).map(json -> json.text("version"));
        return new Inventory(namespaces, version.filter(text -> !text.isEmpty()), faults);
    }

    private void namespace(String path) throws IOException {
        String folder = Layout.folder(path);
        if (PARTS.stream().anyMatch(part -> Files.isDirectory(root.resolve(folder + part)))) {
            List<Mount> auths = json(folder + Layout.AUTHS).map(Entries::mounts).orElse(List.of());
            namespaces.add(new Namespace(
                    path,
                    policies(folder + Layout.POLICIES, List.of(".hcl", ".json")),
                    roles(path, auths),
                    json(folder + Layout.MOUNTS).map(Entries::mounts).orElse(List.of()),
                    auths,
                    identities(folder + Layout.GROUPS, Entries::group),
                    identities(folder + Layout.ENTITIES, Entries::entity)));
        }
        for (String name : children(folder + Layout.NAMESPACES, true)) {
            Optional<String> decoded = decoded(folder + Layout.NAMESPACES + name, name);
            if (path.length() > LONGEST_NAMESPACE) {
                // A link that leads back to where it lies.
                fault(folder, 1, 1, "its namespaces lie too deep");
            } else if (decoded.isPresent()) {
                namespace(path + decoded.get() + "/");
            }
        }
    }

    private List<PolicyText> policies(String folder, List<String> extensions) throws IOException {
        Map<String, PolicyText> byName = new HashMap<>();
        for (String file : children(folder, false)) {
            int dot = file.lastIndexOf('.');
            String extension = dot < 0 ? "" : file.substring(dot);
            if (!extensions.contains(extension)) {
                continue;
            }
            String path = folder + file;
            Optional<String> name = decoded(path, file.substring(0, dot));
            Optional<String> text = text(path);
            if (name.isEmpty() || text.isEmpty()) {
                continue;
            }
            PolicyText policy = new PolicyText(name.get().strip().toLowerCase(Locale.ROOT), text.get(), path);
            PolicyText other = byName.putIfAbsent(policy.name(), policy);
            if (other != null) {
                fault(path, 1, 1, "`" + other.file() + "` is the policy `" + policy.name() + "` already: keep one");
            }
        }
        return List.copyOf(byName.values());
    }

    private List<Role> roles(String namespace, List<Mount> auths) throws IOException {
        List<Role> roles = new ArrayList<>();
        String folder = Layout.folder(namespace) + "auth/";
        for (String name : children(folder, true)) {
            Optional<String> decoded = decoded(folder + name, name);
            if (decoded.isEmpty()) {
                continue;
            }
            String path = decoded.get() + "/";
            // Without sys/auth.json the name says it, as long as the mount has that of its type.
            Mount mount = auths.stream()
                    .filter(auth -> auth.path().equals(path))
                    .findFirst()
                    .orElse(Mount.of(path, decoded.get(), Map.of()));
            for (String kind : AuthMethod.allLists()) {
                String below = folder + name + "/" + kind + "/";
                for (String file : children(below, false)) {
                    if (file.endsWith(".json")) {
                        Optional<String> role = decoded(below + file, file.substring(0, file.length() - 5));
                        Optional<Json> json = json(below + file);
                        if (role.isPresent() && json.isPresent()) {
                            roles.add(Entries.role(mount, kind, role.get(), json.get(), below + file));
                        }
                    }
                }
            }
            for (String kind : AuthMethod.allConfigurations()) {
                String file = folder + name + "/" + kind + ".json";
                json(file).ifPresent(json -> roles.add(Entries.role(mount, kind, "", json, file)));
            }
        }
        return roles;
    }

    private <T> List<T> identities(String folder, BiFunction<Json, String, T> of) throws IOException {
        List<T> all = new ArrayList<>();
        for (String file : children(folder, false)) {
            if (file.endsWith(".json")) {
                json(folder + file).ifPresent(json -> all.add(of.apply(json, folder + file)));
            }
        }
        return all;
    }

    /** Sorted by name, so that what is found first does not depend on the file system. */
    private List<String> children(String folder, boolean folders) throws IOException {
        Path path = root.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(path)) {
            return children.filter(child -> folders ? Files.isDirectory(child) : Files.isRegularFile(child))
                    .map(child -> String.valueOf(child.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private Optional<String> decoded(String path, String name) {
        Optional<String> decoded = FileName.decode(name);
        if (decoded.isEmpty()) {
            fault(path, 1, 1, "its name is not encoded as a snapshot does it: behind a % stand two hexadecimal digits");
        }
        return decoded;
    }

    private Optional<String> text(String file) throws IOException {
        Path path = root.resolve(file);
        if (Files.size(path) > LARGEST_FILE) {
            fault(file, 1, 1, "it is larger than 16 MiB");
            return Optional.empty();
        }
        Optional<String> text = FileName.utf8(Files.readAllBytes(path));
        if (text.isEmpty()) {
            fault(file, 1, 1, "it is not UTF-8");
        }
        return text;
    }

    private Optional<Json> json(String file) throws IOException {
        Path path = root.resolve(file);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        if (Files.size(path) > LARGEST_FILE) {
            fault(file, 1, 1, "it is larger than 16 MiB");
            return Optional.empty();
        }
        try {
            Json json = Json.of(Files.readAllBytes(path));
            if (json instanceof Json.Members) {
                return Optional.of(json);
            }
            fault(file, 1, 1, "expected a JSON object");
        } catch (Json.Broken broken) {
            fault(file, broken.line(), broken.column(), "it is not JSON: " + broken.getMessage());
        }
        return Optional.empty();
    }

    private void fault(String file, int line, int column, String message) {
        faults.add(new FileFault(file, line, column, message));
    }
}
