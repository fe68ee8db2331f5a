package dev.loco.cishared.openbao;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a server: policies, roles of every auth method, mounts, groups and entities, of a namespace and all those below
 * it.
 *
 * <p>OpenBao tells no state of a standby's answers that could be asked for, and a standby may answer from yesterday. So
 * everything is read twice, the second time over new connections, and again while two readings in a row differ.
 */
public final class LiveServer {
    private static final int MOST_READINGS = 4;

    private final ServerSettings settings;
    private final Transport transport;

    private LiveServer(ServerSettings settings, Clock clock) {
        this.settings = settings;
        this.transport = new Transport(settings, clock);
    }

    /**
     * What was read.
     *
     * @param requests sent for it, retries and the second reading included
     */
    public record Reading(Inventory inventory, int requests) {}

    /**
     * Logs in, reads twice, and gives the token back if it was got for this.
     *
     * @throws CouldNotRead when the server cannot be read; its message holds no credential
     */
    public static Reading read(ServerSettings settings, Clock clock) throws CouldNotRead {
        LoudJdk.refuse();
        LiveServer server = new LiveServer(settings, clock);
        Optional<String> version = server.version();
        boolean borrowed = server.logIn();
        try {
            Inventory inventory = server.twice(version);
            return new Reading(inventory, server.transport.requests());
        } finally {
            if (borrowed) {
                server.revoke();
            }
        }
    }

    /** Needs no token: so a server that is sealed or none at all says so before any is sent. */
    private Optional<String> version() throws CouldNotRead {
        Answer answer = transport.send(new Request("GET", "sys/health", "?standbyok=true", "", Optional.empty()));
        if (answer.status() == 501) {
            throw transport.fault(settings.address + " is not initialised: there is nothing to read");
        }
        return Optional.of(answer.body().text("version")).filter(text -> answer.ok() && !text.isEmpty());
    }

    /** Whether the token was got for this run, and so must be given back. */
    private boolean logIn() throws CouldNotRead {
        if (settings.login instanceof Login.WithToken given) {
            transport.use(given.token());
            return false;
        }
        Map<String, Json> fields = new LinkedHashMap<>();
        String mount;
        if (settings.login instanceof Login.AppRole appRole) {
            mount = appRole.mount();
            put(fields, "role_id", appRole.roleId());
            appRole.secretId().ifPresent(secret -> put(fields, "secret_id", secret));
        } else {
            Login.Jwt jwt = (Login.Jwt) settings.login;
            mount = jwt.mount();
            put(fields, "jwt", jwt.jwt());
            if (!jwt.role().isEmpty()) {
                fields.put("role", JsonText.string(jwt.role()));
            }
        }
        Request request = Request.post(settings.namespace, "auth/" + mount + "/login", new Json.Members(fields));
        Answer answer = transport.send(request);
        String token =
                answer.body().get("auth").map(auth -> auth.text("client_token")).orElse("");
        if (!answer.ok() || token.isEmpty()) {
            throw transport.fault("the login at `" + request.path() + "`"
                    + (settings.namespace.isEmpty() ? "" : " in namespace `" + settings.namespace + "`")
                    + " was refused: " + answer.status() + answer.inBrackets()
                    + "; check the mount, the role and the credentials");
        }
        transport.use(Secret.of(token, "the token of the login"));
        return true;
    }

    private void put(Map<String, Json> fields, String name, Secret secret) {
        transport.hide(secret);
        fields.put(name, JsonText.string(secret.reveal()));
    }

    private void revoke() {
        try {
            transport.send(Request.post(settings.namespace, "auth/token/revoke-self", new Json.Members(Map.of())));
        } catch (CouldNotRead bestEffort) {
            // It ends by itself; what was read is what counts.
        }
    }

    private Inventory twice(Optional<String> version) throws CouldNotRead {
        Inventory last = once(version);
        for (int readings = 1; readings < MOST_READINGS; readings++) {
            transport.reconnect();
            Inventory next = once(version);
            if (next.equals(last)) {
                return next;
            }
            last = next;
        }
        throw transport.fault("the answers of " + settings.address + " changed between two readings, " + MOST_READINGS
                + " times over: somebody is changing policies, or a standby answers with old ones; run again, or give"
                + " the address of the active node");
    }

    private Inventory once(Optional<String> version) throws CouldNotRead {
        return new Inventory(new ServerReading(transport).from(settings.namespace), version, java.util.List.of());
    }
}
