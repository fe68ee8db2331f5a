package dev.loco.cishared.openbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder of a snapshot: what is written is read again, and nothing else is touched. */
class SnapshotFolderTest {
    @TempDir
    Path dir;

    private Path folder() {
        return dir.resolve("snap");
    }

    private static PolicyText policy(String namespace, String name, String text) {
        return new PolicyText(name, text, Layout.policy(namespace, name, text));
    }

    private static Role role(
            String namespace, String mount, String type, String kind, String name, String... policies) {
        SortedMap<String, List<String>> bound = new TreeMap<>(Map.of("bound_claims/sub", List.of("a", "b")));
        return new Role(
                mount,
                type,
                kind,
                name,
                List.of(policies),
                false,
                AuthMethod.undecidable(type, kind, name, false),
                bound,
                Layout.role(namespace, mount, kind, name));
    }

    private static Namespace namespace(String path, List<PolicyText> policies) {
        return new Namespace(
                path,
                policies,
                List.of(
                        role(path, "kubernetes/", "kubernetes", "role", "hello", "hello"),
                        role(path, "team/jwt/", "jwt", "cel/role", "../../x"),
                        role(path, "ldap/", "ldap", "users", "Ann Other", "b", "a"),
                        role(path, "ldap/", "ldap", "config", "", "all")),
                List.of(Mount.of("kv/", "kv", Map.of("version", "2")), Mount.of("pki/", "pki", Map.of())),
                List.of(
                        Mount.of("kubernetes/", "kubernetes", Map.of()),
                        Mount.of("ldap/", "ldap", Map.of()),
                        Mount.of("team/jwt/", "jwt", Map.of())),
                List.of(new Group(
                        "id-1",
                        "ops",
                        "external",
                        List.of("ops"),
                        List.of("e-1"),
                        List.of(),
                        List.of(new Alias("auth/ldap/", "cn=ops")),
                        Layout.group(path, "ops"))),
                List.of(new Entity(
                        "e-1",
                        "entity/one",
                        List.of("more"),
                        List.of("id-1"),
                        List.of(new Alias("auth/kubernetes/", "sa")),
                        Layout.entity(path, "entity/one"))));
    }

    private static Inventory inventory(String... names) {
        List<PolicyText> policies = new ArrayList<>();
        for (String name : names) {
            policies.add(policy("", name, "# " + name + "\r\npath \"x\" {}"));
        }
        return new Inventory(
                List.of(
                        namespace("", policies),
                        namespace("team/", List.of(policy("team/", "json", "{\"path\": {}}"))),
                        namespace("team/Zwei ü/", List.of())),
                Optional.of("2.6.2"),
                List.of());
    }

    private SortedMap<String, String> tree() throws IOException {
        SortedMap<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tree.put(dir.relativize(file).toString(), Files.readString(file));
            }
        }
        return tree;
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        Inventory inventory = inventory("hello", "a/b", "default");

        SnapshotFolder.write(inventory, folder());

        assertThat(SnapshotFolder.read(folder())).isEqualTo(inventory);
        assertThat(tree().keySet())
                .contains(
                        "snap/snapshot.json",
                        "snap/sys/policies/acl/hello.hcl",
                        "snap/sys/policies/acl/a%2Fb.hcl",
                        "snap/auth/kubernetes/role/hello.json",
                        "snap/auth/team%2Fjwt/cel/role/%2E.%2F..%2Fx.json",
                        "snap/auth/ldap/config.json",
                        "snap/namespaces/team/sys/policies/acl/json.json",
                        "snap/namespaces/team/namespaces/Zwei%20%C3%BC/sys/mounts.json")
                .allMatch(file -> file.startsWith("snap/"));
    }

    @Test
    void theSameInventoryIsTheSameFilesWhateverItsOrder() throws Exception {
        Inventory one = inventory("c", "a", "b");
        SnapshotFolder.write(one, folder());
        SortedMap<String, String> before = tree();
        List<Namespace> turned = new ArrayList<>(one.namespaces());
        Collections.reverse(turned);

        SnapshotFolder.Written written =
                SnapshotFolder.write(new Inventory(turned, one.version(), List.of()), folder());

        assertThat(written.changed()).isZero();
        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void whatIsGoneIsRemovedAndOtherFilesStay() throws Exception {
        SnapshotFolder.write(inventory("hello", "gone", "deep/gone"), folder());
        Files.writeString(folder().resolve("README.md"), "ours");
        Files.writeString(folder().resolve("sys/policies/acl/note.txt"), "ours");

        SnapshotFolder.Written written = SnapshotFolder.write(
                new Inventory(List.of(namespace("", List.of(policy("", "hello", "x")))), Optional.empty(), List.of()),
                folder());

        // Two policies, and what the two namespaces had.
        assertThat(written.removed()).isEqualTo(2 + 9 + 8);
        assertThat(folder().resolve("namespaces")).doesNotExist();
        assertThat(tree().keySet())
                .contains("snap/README.md", "snap/sys/policies/acl/note.txt", "snap/sys/policies/acl/hello.hcl")
                .noneMatch(file -> file.contains("gone"));
    }

    @Test
    void aFileThatNoSnapshotWroteIsNotOverwritten() throws Exception {
        Path own = folder().resolve("sys/policies/acl/hello.hcl");
        Files.createDirectories(own.getParent());
        Files.writeString(own, "by hand");

        assertThatThrownBy(() -> SnapshotFolder.write(inventory("hello"), folder()))
                .isInstanceOf(CouldNotRead.class)
                .hasMessage(
                        "`" + own + "` is there and no snapshot wrote it: give another folder, or take the file away");
        assertThat(tree()).containsOnlyKeys("snap/sys/policies/acl/hello.hcl");
    }

    @Test
    void anIndexCannotHaveOthersFilesRemoved() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(dir.resolve("outside"), "ours");
        Files.writeString(folder().resolve("README.md"), "ours");
        Files.writeString(
                folder().resolve("snapshot.json"),
                "{\"files\": [\"../outside\", \"sys/../../outside\", \"README.md\", \"/etc/hosts\", \"sys//x\"]}");

        SnapshotFolder.Written written = SnapshotFolder.write(inventory(), folder());

        assertThat(written.removed()).isZero();
        assertThat(tree()).containsKeys("outside", "snap/README.md");
    }

    @Test
    void aLinkIsNotFollowedOutOfTheFolder() throws Exception {
        Files.createDirectories(folder());
        Path elsewhere = Files.createDirectories(dir.resolve("elsewhere"));
        Files.createSymbolicLink(folder().resolve("sys"), elsewhere);

        assertThatThrownBy(() -> SnapshotFolder.write(inventory("hello"), folder()))
                .hasMessageContaining("is a link: a snapshot follows none in its folder");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "..",
                ".",
                ".hidden",
                "a/b",
                "a\\b",
                "/etc/passwd",
                "%2e%2e",
                "c:x",
                "nul\0l",
                "a\nb",
                "ü",
                "😀",
                " ",
                "a.hcl",
                "%",
                "*?<>|\""
            })
    void anyNameIsOneFileAndComesBack(String name) throws Exception {
        Inventory inventory = new Inventory(
                List.of(new Namespace(
                        "", List.of(policy("", name, "x")), List.of(), List.of(), List.of(), List.of(), List.of())),
                Optional.empty(),
                List.of());

        SnapshotFolder.write(inventory, folder());

        Path written =
                folder().resolve(inventory.namespaces().get(0).policies().get(0).file());
        assertThat(written.normalize().getParent()).isEqualTo(folder().resolve("sys/policies/acl"));
        assertThat(String.valueOf(written.getFileName())).matches("[A-Za-z0-9_%+@=-][A-Za-z0-9_.%+@=-]*");
        assertThat(SnapshotFolder.read(folder()).namespaces().get(0).policies())
                .extracting(PolicyText::name)
                .containsExactly(name.strip().isEmpty() ? "" : name);
    }

    @Test
    void randomNamesComeBack() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("names from -Dseed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            String name = random.ints(random.nextInt(12) + 1, 0, 0x250)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(FileName.decode(FileName.encode(name))).contains(name);
            assertThat(FileName.encode(name)).matches("[A-Za-z0-9_%+@=-][A-Za-z0-9_.%+@=-]*");
        }
    }

    @Test
    void brokenFilesAreFaultsWithTheirPlace() throws Exception {
        SnapshotFolder.write(inventory("hello"), folder());
        Path role = folder().resolve("auth/kubernetes/role/");
        Files.writeString(role.resolve("broken.json"), "{\n  \"token_policies\": [\"a\",\n}\n");
        Files.writeString(role.resolve("list.json"), "[]");
        Files.writeString(role.resolve("twice.json"), "{\"a\": 1,\n \"a\": 2}");
        Files.write(folder().resolve("sys/policies/acl/latin.hcl"), new byte[] {'#', (byte) 0xe9});
        Files.writeString(folder().resolve("sys/policies/acl/Hello.json"), "{}");
        Files.writeString(folder().resolve("sys/policies/acl/%zz.hcl"), "");

        Inventory inventory = SnapshotFolder.read(folder());

        assertThat(inventory.faults())
                .extracting(fault -> fault.file() + ":" + fault.line() + ":" + fault.column() + " " + fault.message())
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith("auth/kubernetes/role/broken.json:3:1 it is not JSON: "),
                        fault -> assertThat(fault)
                                .isEqualTo("auth/kubernetes/role/list.json:1:1 expected a JSON object"),
                        fault -> assertThat(fault)
                                .startsWith("auth/kubernetes/role/twice.json:2:")
                                .contains("uplicate"),
                        fault -> assertThat(fault)
                                .startsWith("sys/policies/acl/%zz.hcl:1:1 its name is not encoded as a snapshot does"),
                        fault -> assertThat(fault)
                                .isEqualTo("sys/policies/acl/hello.hcl:1:1 `sys/policies/acl/Hello.json` is the policy"
                                        + " `hello` already: keep one"),
                        fault -> assertThat(fault).isEqualTo("sys/policies/acl/latin.hcl:1:1 it is not UTF-8"));
        assertThat(inventory.namespaces().get(0).roles()).hasSize(4);
    }

    @Test
    void rolesAsTheBaoCommandPrintsThem() throws Exception {
        Path roles = Files.createDirectories(folder().resolve("auth/kubernetes/role"));
        Files.writeString(
                roles.resolve("hello.json"),
                "{\"request_id\": \"x\", \"data\": {\"token_policies\": \"Hello, b\", \"token_no_default_policy\": true,"
                        + " \"bound_claims\": {\"sub\": \"me\", \"aud\": [\"b\", \"a\"]}, \"bound_subject\": \"\"}}");

        Role role = SnapshotFolder.read(folder()).namespaces().get(0).roles().get(0);

        assertThat(role.type()).isEqualTo("kubernetes");
        assertThat(role.tokenPolicies()).containsExactly("b", "hello");
        assertThat(role.noDefaultPolicy()).isTrue();
        assertThat(role.undecidable()).isEmpty();
        assertThat(role.bound())
                .isEqualTo(Map.of("bound_claims/aud", List.of("a", "b"), "bound_claims/sub", List.of("me")));
        assertThat(role.file()).isEqualTo("auth/kubernetes/role/hello.json");
    }

    @Test
    void whatNobodyCanKnowBeforehandSaysWhy() throws Exception {
        Path auth = Files.createDirectories(folder().resolve("auth"));
        for (String file : List.of("jwt/role/t", "jwt/cel/role/c", "jwt/role/plain", "token/roles/r", "ldap/users/u")) {
            Path path = auth.resolve(file + ".json");
            Files.createDirectories(path.getParent());
            Files.writeString(path, "{\"token_policies_template_claims\": " + file.endsWith("t") + "}");
        }

        assertThat(SnapshotFolder.read(folder()).namespaces().get(0).roles())
                .extracting(role -> role.name() + ": " + role.undecidable().orElse("known"))
                .containsExactly(
                        "c: a CEL program decides on its policies at login",
                        "plain: known",
                        "t: its policies are templates over the claims of whoever logs in",
                        "u: only the directory knows the groups that add policies",
                        "r: who creates a token with it chooses among the policies it allows");
    }

    @Test
    void aPlainFolderHoldsPoliciesOnly() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("hello.hcl"), "# hello");
        Files.writeString(folder().resolve("package.json"), "{}");

        Inventory inventory = SnapshotFolder.read(folder());

        assertThat(inventory.namespaces()).hasSize(1);
        assertThat(inventory.namespaces().get(0).policies())
                .containsExactly(new PolicyText("hello", "# hello", "hello.hcl"));
    }

    @Test
    void noFolderAndAnEmptyOneSayWhatToDo() throws Exception {
        assertThatThrownBy(() -> SnapshotFolder.read(folder()))
                .hasMessage("`" + folder() + "` is no folder; write one with the goal snapshot");
        Files.createDirectories(folder());
        assertThatThrownBy(() -> SnapshotFolder.read(folder()))
                .isInstanceOf(CouldNotRead.class)
                .hasMessageContaining("holds neither a snapshot");
    }
}
