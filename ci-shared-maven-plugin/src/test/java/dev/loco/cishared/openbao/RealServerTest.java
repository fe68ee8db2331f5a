package dev.loco.cishared.openbao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.CommandLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of a real OpenBao with something of everything in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealServerTest {
    private static final String KV = "kept-out-of-every-snapshot";

    @TempDir
    static Path dir;

    @SuppressWarnings("NullAway.Init")
    private DevServer server;

    private KeyPair signer = null;
    private int folders;

    @BeforeAll
    void fill() throws Exception {
        server = DevServer.startOrSkip("snapshots of a real server");
        server.ok("PUT", "sys/policies/acl/auditor", body(auditor("")));
        server.ok("PUT", "sys/policies/acl/hello", body("path \"secret/data/hello\" { capabilities = [\"read\"] }"));
        server.ok(
                "PUT",
                "sys/policies/acl/team%2Fdeep",
                body("{\"path\": {\"secret/data/x\": {\"capabilities\": [\"read\"]}}}"));
        server.ok("POST", "secret/data/hello", "{\"data\": {\"password\": \"" + KV + "\"}}");
        for (String type : List.of("approle", "cert", "jwt", "kerberos", "kubernetes", "ldap", "radius", "userpass")) {
            server.ok("POST", "sys/auth/" + type, "{\"type\": \"" + type + "\"}");
        }
        server.ok(
                "POST",
                "auth/approle/role/hello",
                "{\"token_policies\": [\"hello\"], \"token_no_default_policy\": true}");
        server.ok(
                "POST",
                "auth/approle/role/auditor",
                "{\"token_policies\": [\"auditor\"], \"token_no_default_policy\": true}");
        server.ok(
                "POST",
                "auth/kubernetes/role/hello",
                "{\"bound_service_account_names\": \"hello\", \"bound_service_account_namespaces\": \"prod,dev\","
                        + " \"token_policies\": \"hello,more\"}");
        server.ok("POST", "auth/userpass/users/ann", "{\"password\": \"" + KV + "\", \"token_policies\": \"hello\"}");
        server.ok(
                "POST",
                "auth/ldap/config",
                "{\"url\": \"ldap://127.0.0.1\", \"bindpass\": \"" + KV + "\", \"token_policies\": \"all\"}");
        server.ok("POST", "auth/ldap/users/ann", "{\"policies\": \"hello\", \"groups\": \"ops\"}");
        server.ok("POST", "auth/ldap/groups/ops", "{\"policies\": \"ops\"}");
        server.ok(
                "POST",
                "auth/radius/config",
                "{\"host\": \"127.0.0.1\", \"secret\": \"" + KV + "\", \"unregistered_user_policies\": \"guest\"}");
        server.ok("POST", "auth/radius/users/ann", "{\"policies\": \"hello\"}");
        server.ok("POST", "auth/kerberos/groups/ops", "{\"policies\": \"ops\"}");
        server.ok("POST", "auth/token/roles/ci", "{\"allowed_policies\": \"hello\"}");
        server.ok("POST", "auth/cert/certs/web", json("certificate", pem(), "token_policies", "hello"));
        signer = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        server.ok("POST", "auth/jwt/config", json("jwt_validation_pubkeys", publicKey()));
        server.ok(
                "POST",
                "auth/jwt/role/auditor",
                "{\"role_type\": \"jwt\", \"user_claim\": \"sub\", \"bound_audiences\": \"bao\","
                        + " \"bound_claims\": {\"repository\": [\"loco/ops\"]}, \"token_policies\": \"auditor\"}");
        server.ok(
                "POST",
                "auth/jwt/cel/role/computed",
                "{\"cel_program\": {\"expression\": \"false\"}, \"bound_audiences\": \"bao\"}");
        server.ok("POST", "identity/group", "{\"name\": \"ops\", \"policies\": \"ops\"}");
        server.ok("POST", "identity/entity", "{\"name\": \"ann\", \"policies\": \"more\"}");
        server.ok("POST", "identity/entity", "{\"name\": \"nobody\"}");
        server.ok("POST", "sys/namespaces/team", "{}");
        server.ok("POST", "sys/namespaces/deep", "{}", "team");
        server.ok("PUT", "sys/policies/acl/inner", body("# inner"), "team/deep");
        server.ok("POST", "sys/auth/approle", "{\"type\": \"approle\"}", "team");
        server.ok("POST", "auth/approle/role/inner", "{\"token_policies\": \"inner\"}", "team");
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static String body(String policy) {
        return json("policy", policy);
    }

    private static String json(String... pairs) {
        Map<String, Json> members = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            members.put(pairs[i], JsonText.string(pairs[i + 1]));
        }
        return JsonText.of(new Json.Members(members));
    }

    /** The shipped policy; for namespaces below with their path before each of its paths. */
    private static String auditor(String... namespaces) throws IOException {
        try (InputStream in = Inventory.class.getResourceAsStream("auditor.hcl")) {
            String own = new String(in.readAllBytes(), UTF_8);
            StringBuilder all = new StringBuilder();
            for (String namespace : namespaces) {
                all.append(own.replace("path \"", "path \"" + namespace));
            }
            return all.toString();
        }
    }

    private String pem() throws Exception {
        return Files.readString(Certificates.make(dir, "dns:web").pem());
    }

    private String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(signer.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    private String jwt(String claims) throws Exception {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String text = base64.encodeToString("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(signer.getPrivate());
        signature.update(text.getBytes(UTF_8));
        return text + "." + base64.encodeToString(signature.sign());
    }

    private Path snapshot(Map<String, String> variables, String... options) {
        Path folder = dir.resolve("snap-" + folders++);
        List<String> words = new ArrayList<>(List.of("snapshot", "--to", folder.toString()));
        words.addAll(List.of(options));
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("BAO_ADDR", server.address().toString());
        CommandLine run = CommandLine.run(dir, environment, words.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.all()).doesNotContain(server.token());
        return folder;
    }

    private Path asRoot() {
        return snapshot(Map.of("BAO_TOKEN", server.token()));
    }

    private static SortedMap<String, String> tree(Path folder) throws IOException {
        SortedMap<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tree.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return tree;
    }

    @Test
    void everyMethodEveryNamespaceAndNoSecret() throws Exception {
        Path folder = asRoot();
        Inventory inventory = SnapshotFolder.read(folder);

        assertThat(inventory.faults()).isEmpty();
        assertThat(inventory.version()).isPresent();
        assertThat(inventory.namespaces()).extracting(Namespace::path).containsExactly("", "team/", "team/deep/");
        Namespace root = inventory.namespaces().get(0);
        assertThat(root.policies())
                .extracting(PolicyText::file)
                .containsExactly(
                        "sys/policies/acl/auditor.hcl",
                        "sys/policies/acl/default.hcl",
                        "sys/policies/acl/hello.hcl",
                        "sys/policies/acl/team%2Fdeep.json");
        assertThat(root.roles())
                .extracting(role -> role.file() + " " + role.tokenPolicies()
                        + (role.noDefaultPolicy() ? " no default" : "")
                        + role.undecidable().map(why -> " ?").orElse(""))
                .containsExactly(
                        "auth/approle/role/auditor.json [auditor] no default",
                        "auth/approle/role/hello.json [hello] no default",
                        "auth/cert/certs/web.json [hello]",
                        "auth/jwt/cel/role/computed.json [] ?",
                        "auth/jwt/role/auditor.json [auditor]",
                        "auth/kerberos/groups/ops.json [ops] ?",
                        "auth/kubernetes/role/hello.json [hello, more]",
                        "auth/ldap/config.json [all] ?",
                        "auth/ldap/groups/ops.json [ops] ?",
                        "auth/ldap/users/ann.json [hello] ?",
                        "auth/radius/config.json [guest]",
                        "auth/radius/users/ann.json [hello]",
                        "auth/token/roles/ci.json [] ?",
                        "auth/userpass/users/ann.json [hello]");
        assertThat(root.roles().get(4).bound()).containsEntry("bound_claims/repository", List.of("loco/ops"));
        assertThat(root.mounts()).contains(Mount.of("secret/", "kv", Map.of("version", "2")));
        assertThat(root.groups())
                .extracting(Group::name, Group::policies)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ops", List.of("ops")));
        assertThat(root.entities()).extracting(Entity::name).containsExactly("ann");
        assertThat(inventory.namespaces().get(1).roles()).extracting(Role::name).containsExactly("inner");
        assertThat(inventory.namespaces().get(2).policies())
                .extracting(PolicyText::name)
                .contains("inner");
        assertThat(tree(folder).values()).noneMatch(text -> text.contains(KV) || text.contains(server.token()));
    }

    @Test
    void twoSnapshotsAreTheSameByteForByte() throws Exception {
        assertThat(tree(asRoot())).isEqualTo(tree(asRoot()));
    }

    @Test
    void theAuditorsPolicyIsEnough() throws Exception {
        server.ok("PUT", "sys/policies/acl/auditor-of-all", body(auditor("", "team/", "team/deep/")));
        String token = login("auth/token/create", "{\"policies\": [\"auditor-of-all\"], \"no_default_policy\": true}");
        SortedMap<String, String> all = tree(asRoot());

        assertThat(tree(snapshot(Map.of("BAO_TOKEN", token)))).isEqualTo(all);
        assertThat(server.request("GET", "secret/data/hello", "", token, "").status())
                .isEqualTo(403);
        assertThat(server.request("LIST", "secret/metadata", "", token, "").status())
                .isEqualTo(403);

        server.ok("DELETE", "sys/policies/acl/auditor-of-all", "");
        CommandLine run = CommandLine.run(
                dir,
                Map.of("BAO_ADDR", server.address().toString(), "BAO_TOKEN", token, "BAO_MAX_RETRIES", "0"),
                "snapshot",
                "--to",
                "none");
        assertThat(run.err()).contains("the token lacks read on `sys/auth`, or is not valid here: ");
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void withoutTheNamespacesTheAuditorsPolicyIsNot() throws Exception {
        String token = login("auth/token/create", "{\"policies\": [\"auditor\"], \"no_default_policy\": true}");

        CommandLine run = CommandLine.run(
                dir, Map.of("BAO_ADDR", server.address().toString(), "BAO_TOKEN", token), "snapshot", "--to", "none");

        assertThat(run.err())
                .contains("the token lacks read on `sys/auth` in namespace `team/`, or is not valid here: ");
        assertThat(run.code()).isEqualTo(3);
    }

    private String login(String path, String body) throws Exception {
        return Json.of(server.ok("POST", path, body).getBytes(UTF_8))
                .get("auth")
                .orElseThrow()
                .text("client_token");
    }

    @Test
    void aNamespaceAlone() throws Exception {
        Path folder = snapshot(Map.of("BAO_TOKEN", server.token(), "BAO_NAMESPACE", "team"));

        assertThat(SnapshotFolder.read(folder).namespaces())
                .extracting(Namespace::path)
                .containsExactly("team/", "team/deep/");
    }

    @Test
    void logsInByAppRole() throws Exception {
        server.ok("PUT", "sys/policies/acl/auditor", body(auditor("", "team/", "team/deep/")));
        String roleId = Entries.data(Json.of(server.ok("GET", "auth/approle/role/auditor/role-id", "")
                        .getBytes(UTF_8)))
                .text("role_id");
        String secretId = Entries.data(Json.of(server.ok("POST", "auth/approle/role/auditor/secret-id", "{}")
                        .getBytes(UTF_8)))
                .text("secret_id");
        try {
            Path folder = snapshot(Map.of("BAO_ROLE_ID", roleId, "BAO_SECRET_ID", secretId), "--auth", "approle");

            assertThat(SnapshotFolder.read(folder).namespaces()).hasSize(3);
        } finally {
            server.ok("PUT", "sys/policies/acl/auditor", body(auditor("")));
        }
    }

    @Test
    void logsInByJwtAndTheTokenIsGone() throws Exception {
        server.ok("PUT", "sys/policies/acl/auditor", body(auditor("", "team/", "team/deep/")));
        long now = System.currentTimeMillis() / 1000;
        String jwt = jwt("{\"sub\":\"ops\",\"aud\":\"bao\",\"repository\":\"loco/ops\",\"nbf\":" + (now - 60)
                + ",\"exp\":" + (now + 600) + "}");
        Path file = Files.writeString(dir.resolve("jwt"), jwt + "\n");
        int before = accessors();
        try {
            snapshot(Map.of(), "--auth", "jwt", "--auth-role", "auditor", "--jwt-file", file.toString());

            assertThat(accessors()).isEqualTo(before);
        } finally {
            server.ok("PUT", "sys/policies/acl/auditor", body(auditor("")));
            // The login made an entity, without policies.
            assertThat(SnapshotFolder.read(asRoot()).namespaces().get(0).entities())
                    .hasSize(1);
        }
    }

    private int accessors() throws Exception {
        return Entries.data(
                        Json.of(server.ok("LIST", "auth/token/accessors", "").getBytes(UTF_8)))
                .texts("keys")
                .size();
    }

    @Test
    void aTokenThatIsNone() {
        CommandLine run = CommandLine.run(
                dir,
                Map.of("BAO_ADDR", server.address().toString(), "BAO_TOKEN", "s.nothing-but-a-test"),
                "snapshot",
                "--to",
                "none");

        assertThat(run.err())
                .contains(
                        "the token lacks read on `sys/auth`, or is not valid here: expired, revoked, of another server");
        assertThat(run.code()).isEqualTo(3);
    }
}
