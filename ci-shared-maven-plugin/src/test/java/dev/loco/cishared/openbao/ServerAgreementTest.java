package dev.loco.cishared.openbao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.Decision;
import dev.loco.cishared.policy.Operation;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Request;
import dev.loco.cishared.policy.RootProtected;
import dev.loco.cishared.policy.Semantics;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.read.PolicyReader;
import dev.loco.cishared.policy.read.Reading;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the decisions against a real OpenBao: requests that are really made, and {@code sys/capabilities}. */
class ServerAgreementTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PANIC = 599;
    private static final Version SERVER = new Version(2, 6);

    /** So many paths {@code sys/capabilities} is asked for at once. */
    private static final int PATHS = 60;

    private static final int REQUESTS = 25;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> seen = new TreeMap<>();
    private int pairs;

    @Test
    void decidesAsTheServerDoes() throws Exception {
        run(60, 1);
    }

    @Test
    @Tag("stress")
    void decidesAsTheServerDoesAgainAndAgain() throws Exception {
        run(Integer.getInteger("agreement.sets", 1200), System.nanoTime());
    }

    /** Without sudo the server refuses what we call protected, with it that is no reason any more; and nothing else. */
    @Test
    void protectsTheSamePaths() throws Exception {
        String capabilities = "\"read\", \"update\", \"list\"";
        try (DevServer server = DevServer.startOrSkip("agreement on protected paths with a real server")) {
            String plain = token(server, "plain", "path \"*\" { capabilities = [" + capabilities + "] }");
            String sudo = token(server, "sudo", "path \"*\" { capabilities = [" + capabilities + ", \"sudo\"] }");
            for (String pattern : RootProtected.PATHS) {
                String path = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) + "zz" : pattern;
                if (path.equals("sys/step-down")) {
                    continue; // A server that has no others does nothing, and asks for nothing.
                }
                boolean deadly = path.equals("sys/seal");
                String method = deadly ? "PUT" : "GET";
                assertThat(RootProtected.protects(path)).as(path).isTrue();
                assertThat(server.request(method, path, "", plain, "").status())
                        .as("%s without sudo", path)
                        .isEqualTo(403);
                if (!deadly) {
                    assertThat(server.request(method, path, "", sudo, "").status())
                            .as("%s with sudo", path)
                            .isNotEqualTo(403);
                }
            }
            for (String path : List.of(
                    "sys/mounts",
                    "sys/auth",
                    "sys/policies/acl/plain",
                    "sys/leases/count",
                    "sys/rotate/config",
                    "sys/plugins/catalog",
                    "sys/config/ui/headers",
                    "auth/token/lookup-self",
                    "sys/internal/ui/mounts",
                    "sys/host-info")) {
                assertThat(RootProtected.protects(path)).as(path).isFalse();
                assertThat(server.request("GET", path, "", plain, "").status())
                        .as(path)
                        .isNotEqualTo(403);
            }
        }
    }

    private static String token(DevServer server, String name, String policy) throws Exception {
        assertThat(put(server, name, policy).status()).isLessThan(300);
        return token(server, List.of("\"" + name + "\""));
    }

    private static String token(DevServer server, List<String> policies) throws Exception {
        String body = "{\"type\": \"batch\", \"no_default_policy\": true, \"policies\": " + policies + "}";
        return JSON.readTree(server.ok("POST", "auth/token/create", body))
                .at("/auth/client_token")
                .asString();
    }

    @Test
    void refusesAsTheServerDoes() throws Exception {
        refuse(400, 1);
    }

    @Test
    @Tag("stress")
    void refusesAsTheServerDoesAgainAndAgain() throws Exception {
        refuse(Integer.getInteger("agreement.texts", 20_000), System.nanoTime());
    }

    private void refuse(int texts, long seed) throws Exception {
        int accepted = 0;
        int panics = 0;
        try (DevServer server = DevServer.startOrSkip("agreement on what is a policy with a real server")) {
            for (int i = 0; i < texts; i++) {
                String text = new RandomPolicies(new Random(seed + i)).spoilt();
                if (text.isBlank()) {
                    continue; // The API says that there is none.
                }
                Reading reading = PolicyReader.read("policy", text, "p", "", SERVER, Instant.now());
                DevServer.Answer put = put(server, "p", text);
                accepted += put.status() < 300 ? 1 : 0;
                panics += put.status() == PANIC ? 1 : 0;
                if ((put.status() < 300) != reading.accepted()) {
                    differences.add("seed " + (seed + i) + ": " + put + " against " + reading.faults() + "\n" + text);
                }
            }
        }
        System.out.println("agreement on what is a policy with a real server: " + texts + " texts, " + accepted
                + " accepted, " + panics + " let the server's handler panic, first seed " + seed);
        assertThat(differences).isEmpty();
        assertThat(accepted).isBetween(texts / 20, texts * 19 / 20);
    }

    /** Some texts make the server's parser panic; it then hangs up and lives on. */
    private static DevServer.Answer put(DevServer server, String name, String text) throws Exception {
        try {
            String body = "{\"policy\": " + RandomPolicies.quoted(text) + "}";
            return server.request("PUT", "sys/policies/acl/" + name, body);
        } catch (IOException hungUp) {
            assertThat(server.log()).contains("panic serving");
            return new DevServer.Answer(PANIC, String.valueOf(hungUp.getMessage()));
        }
    }

    private void run(int sets, long seed) throws Exception {
        try (DevServer server = DevServer.startOrSkip("agreement of decisions with a real server")) {
            server.ok("POST", "sys/mounts/k1", "{\"type\": \"kv\"}");
            server.ok("POST", "sys/mounts/k2", "{\"type\": \"kv\", \"options\": {\"version\": \"2\"}}");
            awaitVersion2(server);
            Set<String> existing = new LinkedHashSet<>();
            for (int i = 0; i < sets; i++) {
                set(server, new Random(seed + i), existing, "seed " + (seed + i));
            }
        }
        System.out.println("agreement with a real server: " + sets + " sets of policies, " + pairs
                + " pairs of a set and a request, first seed " + seed + ", " + seen);
        assertThat(differences).isEmpty();
        assertThat(seen.keySet()).anyMatch(one -> one.contains("denied")).anyMatch(one -> one.contains("allowed"));
    }

    /** A mount of version 2 upgrades itself in the background and refuses everything until then. */
    private static void awaitVersion2(DevServer server) throws Exception {
        for (int i = 0; i < 100; i++) {
            if (server.request("POST", "k2/data/zz", "{\"data\": {\"x\": \"y\"}}")
                            .status()
                    == 200) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the mount of version 2 is not ready");
    }

    private void set(DevServer server, Random dice, Set<String> existing, String seed) throws Exception {
        List<String> texts = new RandomPolicies(dice)
                .set().stream().filter(text -> !text.isBlank()).toList(); // An empty text is none for the API.
        List<Policy> policies = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Reading reading = PolicyReader.read("policy", texts.get(i), "p" + i, "", SERVER, Instant.now());
            DevServer.Answer put = put(server, "p" + i, texts.get(i));
            if ((put.status() < 300) != reading.accepted()) {
                differences.add(seed + ": " + put + " against " + reading.faults() + "\n" + texts.get(i));
                return;
            }
            if (!reading.accepted()) {
                return;
            }
            policies.add(reading.policy());
            names.add("\"p" + i + "\"");
        }
        if (names.isEmpty()) {
            return; // A token without a policy of its own has those of its parent.
        }
        String token = token(server, names);
        Acl acl = Acl.of(policies);
        RandomRequests requests = new RandomRequests(dice, texts);
        capabilities(server, token, acl, requests, seed, texts);
        for (int i = 0; i < REQUESTS; i++) {
            request(server, token, acl, requests.request(existing), existing, seed, texts);
        }
    }

    private void capabilities(
            DevServer server, String token, Acl acl, RandomRequests requests, String seed, List<String> texts)
            throws Exception {
        Set<String> paths = new LinkedHashSet<>();
        for (int i = 0; i < PATHS; i++) {
            paths.add(requests.anyPath());
        }
        String asked = paths.stream().map(RandomPolicies::quoted).collect(Collectors.joining(", ", "[", "]"));
        JsonNode answer = JSON.readTree(server.ok(
                        "POST",
                        "sys/capabilities",
                        "{\"token\": " + RandomPolicies.quoted(token) + ", \"paths\": " + asked + "}"))
                .get("data");
        for (String path : paths) {
            List<String> theirs = new ArrayList<>();
            answer.get(path).forEach(one -> theirs.add(one.asString()));
            theirs.sort(null);
            List<String> ours = acl.capabilities(path, Semantics.V2_6);
            count("capabilities");
            if (!ours.equals(theirs)) {
                differences.add(seed + ": capabilities of " + path + ": " + theirs + " against " + ours + "\n" + texts);
            }
        }
    }

    private void request(
            DevServer server,
            String token,
            Acl acl,
            RandomRequests.Made made,
            Set<String> existing,
            String seed,
            List<String> texts)
            throws Exception {
        Decision decision = acl.decide(
                new Request(made.operation(), "", made.decided(), Optional.of(made.data()), made.wrapTtl()),
                Semantics.V2_6);
        HttpResponse<String> response = send(server, token, made);
        if (response.statusCode() == 301 || response.statusCode() == 307) {
            count("out of reach"); // Go's multiplexer cleans paths with empty segments.
            return;
        }
        boolean denied = response.statusCode() == 403 && response.body().contains("permission denied");
        count(made.operation().word() + (denied ? " denied" : " allowed"));
        if (denied == decision.allowed() || decision.conditional()) {
            differences.add(seed + ": " + made + ": " + response.statusCode() + " " + response.body() + " against "
                    + decision.ruling() + " by "
                    + decision.origin().map(o -> o.rule().label()) + "\n" + texts);
        }
        made.effect(response.statusCode() < 300, existing);
    }

    private HttpResponse<String> send(DevServer server, String token, RandomRequests.Made made)
            throws IOException, InterruptedException {
        String path = java.util.Arrays.stream(made.path().split("/", -1))
                .map(segment -> URLEncoder.encode(segment, UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        server.address() + "/v1/" + path + (made.query().isEmpty() ? "" : "?" + made.query())))
                .timeout(Duration.ofSeconds(30))
                .header("X-Vault-Token", token)
                .method(
                        made.method(),
                        made.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(made.body()));
        if (made.operation() == Operation.PATCH) {
            request.header("Content-Type", "application/merge-patch+json");
        }
        made.wrapTtl().ifPresent(ttl -> request.header("X-Vault-Wrap-TTL", ttl.toSeconds() + ""));
        return client.send(request.build(), BodyHandlers.ofString(UTF_8));
    }

    private void count(String what) {
        pairs++;
        seen.merge(what, 1, Integer::sum);
    }
}
