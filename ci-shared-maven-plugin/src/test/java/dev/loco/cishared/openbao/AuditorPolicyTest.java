package dev.loco.cishared.openbao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.Operation;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Semantics;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.paths.Answers;
import dev.loco.cishared.policy.paths.PathSet;
import dev.loco.cishared.policy.read.PolicyReader;
import dev.loco.cishared.policy.read.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The policy that the auditor's role carries: no secret can be read with it, proved over all paths by our own engine, and
 * every request of a snapshot is allowed by it. That a real OpenBao agrees says {@link RealServerTest}.
 */
class AuditorPolicyTest {
    /** No secrets engine can be mounted below these (OpenBao, {@code protectedMounts} in {@code vault/mount.go}). */
    private static final PathSet OPENBAOS_OWN = PathSet.of(Stream.of("auth/*", "sys/*", "identity/*")
            .map(p -> PathPattern.of("", p))
            .toList());

    @TempDir
    Path dir;

    private static String text() throws IOException {
        try (InputStream in = Inventory.class.getResourceAsStream("auditor.hcl")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static Acl acl(String... texts) {
        List<Policy> policies = new ArrayList<>();
        for (String text : texts) {
            Reading reading = PolicyReader.read("auditor.hcl", text, "auditor", "", Version.NEWEST, Instant.EPOCH);
            assertThat(reading.faults()).isEmpty();
            policies.add(reading.policy());
        }
        return Acl.of(policies);
    }

    private static List<String> outside(Acl acl, Semantics semantics, PathSet allowed) {
        List<String> outside = new ArrayList<>();
        for (Capability capability : Capability.values()) {
            if (capability != Capability.DENY) {
                Answers.of(acl, capability, semantics)
                        .allowedOutside(allowed)
                        .forEach(witness -> outside.add(capability + " " + witness.path()));
            }
        }
        return outside;
    }

    @ParameterizedTest
    @EnumSource(Semantics.class)
    void nothingOfAnySecretsEngine(Semantics semantics) throws IOException {
        assertThat(outside(acl(text()), semantics, OPENBAOS_OWN)).isEmpty();
    }

    @Test
    void theProofFindsAPolicyThatReadsASecret() throws IOException {
        Acl more = acl(text(), "path \"+/sys/mounts\" { capabilities = [\"read\"] }");

        assertThat(outside(more, Semantics.V2_6, OPENBAOS_OWN))
                .singleElement()
                .asString()
                .matches("READ [^/]*/sys/mounts");
    }

    @ParameterizedTest
    @EnumSource(Semantics.class)
    void nothingButReadingAndTheEndOfItsOwnToken(Semantics semantics) throws IOException {
        Acl acl = acl(text());
        PathSet own = PathSet.of(List.of(PathPattern.of("", "auth/token/revoke-self")));
        for (Capability capability : Capability.values()) {
            if (capability != Capability.READ && capability != Capability.LIST && capability != Capability.DENY) {
                assertThat(Answers.of(acl, capability, semantics).allowedOutside(own))
                        .as(capability.toString())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "READ, secret/data/hello",
        "LIST, secret/metadata/",
        "READ, kv1/hello",
        "READ, cubbyhole/x",
        "READ, auth/approle/role/hello/role-id",
        "UPDATE, auth/approle/role/hello/secret-id",
        "LIST, auth/approle/role/hello/secret-id/",
        "READ, auth/jwt/config",
        "READ, auth/kubernetes/config",
        "LIST, auth/token/accessors/",
        "UPDATE, auth/token/create",
        "UPDATE, auth/token/lookup",
        "UPDATE, sys/wrapping/unwrap",
        "READ, sys/raw/core/keyring",
        "READ, sys/storage/raft/snapshot",
        "UPDATE, sys/leases/lookup",
        "READ, identity/oidc/token/role",
        "READ, identity/entity/name/ann",
        "UPDATE, sys/policies/acl/auditor",
        "DELETE, sys/policies/acl/auditor",
    })
    void denied(Operation operation, String path) throws IOException {
        Acl acl = acl(text());
        for (Semantics semantics : Semantics.values()) {
            assertThat(acl.decide(operation, path, semantics).allowed()).isFalse();
        }
    }

    @Test
    void everyRequestOfASnapshotIsAllowed() throws Exception {
        Acl acl = acl(text());
        try (FaultyServer server = FaultyServer.start()) {
            List<String> auths = new ArrayList<>();
            for (AuthMethod method : AuthMethod.values()) {
                String type = method.name().toLowerCase(java.util.Locale.ROOT);
                auths.add("\"" + type + "/\": {\"type\": \"" + type + "\"}");
                for (String list : method.lists()) {
                    server.let(
                            "auth/" + type + "/" + list + "?list=true",
                            FaultyServer.status(200, "{\"data\": {\"keys\": [\"a name\", \"other\"]}}"));
                }
            }
            for (String list : List.of("identity/group/id", "identity/entity/id")) {
                server.let(list + "?list=true", FaultyServer.status(200, "{\"data\": {\"keys\": [\"0af1\"]}}"));
            }
            server.let("sys/auth", FaultyServer.status(200, "{\"data\": {" + String.join(", ", auths) + "}}"));

            LiveServer.read(
                    ServerSettings.of(Map.of(), Map.of("BAO_ADDR", server.address(), "BAO_TOKEN", server.token()), dir),
                    new Clock() {
                        @Override
                        public long millis() {
                            return 0;
                        }

                        @Override
                        public void pause(java.time.Duration duration) {
                            throw new AssertionError("nothing to wait for");
                        }
                    });

            List<FaultyServer.Call> withToken = server.calls().stream()
                    .filter(call -> !call.token().isEmpty() && !call.path().startsWith("sys/health"))
                    .toList();
            assertThat(withToken).hasSizeGreaterThan(80);
            assertThat(withToken).allSatisfy(call -> {
                boolean list = call.path().endsWith("?list=true");
                String path = java.net.URLDecoder.decode(call.path().replace("?list=true", "/"), UTF_8);
                for (Semantics semantics : Semantics.values()) {
                    assertThat(acl.decide(list ? Operation.LIST : Operation.READ, path, semantics)
                                    .allowed())
                            .as(path + " " + semantics)
                            .isTrue();
                }
            });
        }
    }

    @Test
    void theRunbookShowsThisPolicy() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/nightly-audit.md"));

        assertThat(page).contains("```hcl\n" + text() + "```\n");
    }
}
