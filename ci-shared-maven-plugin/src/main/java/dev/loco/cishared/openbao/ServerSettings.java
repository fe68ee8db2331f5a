package dev.loco.cishared.openbao;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which server is read, and as whom. Variables are those of the {@code bao} command. */
public final class ServerSettings {
    /** The options, by the names they have at both doors. */
    public static final List<String> OPTIONS = List.of(
            "address",
            "namespace",
            "ca-cert",
            "ca-path",
            "auth",
            "auth-mount",
            "auth-role",
            "token-file",
            "role-id",
            "secret-id-file",
            "jwt-file");

    private static final String SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/token";

    final ServerAddress address;
    final String namespace;
    final Login login;
    final Trust trust;
    final Patience patience;

    private ServerSettings(ServerAddress address, String namespace, Login login, Trust trust, Patience patience) {
        this.address = address;
        this.namespace = namespace;
        this.login = login;
        this.trust = trust;
        this.patience = patience;
    }

    /**
     * The settings.
     *
     * @param options by {@link #OPTIONS}' names; an option wins over its variable
     * @param environment the process' variables
     * @param directory what relative paths are relative to
     * @throws CouldNotRead when something is missing, contradicts itself, or a file of it cannot be read
     */
    public static ServerSettings of(Map<String, String> options, Map<String, String> environment, Path directory)
            throws CouldNotRead {
        Environment given = new Environment(options, environment, directory);
        if (given.variable("SKIP_VERIFY").filter(ServerSettings::isTrue).isPresent()) {
            throw CouldNotRead.wrongUse("BAO_SKIP_VERIFY is set, and a token is sent to no server that is not verified:"
                    + " unset it and give the CA's certificate as `ca-cert` or BAO_CACERT");
        }
        String address = given.value("address", "ADDR")
                .orElseThrow(() -> CouldNotRead.wrongUse(
                        "no server is given: set BAO_ADDR or `address`, such as https://bao.example.org:8200"));
        return new ServerSettings(
                ServerAddress.of(address),
                namespace(given.value("namespace", "NAMESPACE").orElse("")),
                login(given),
                Trust.of(given),
                Patience.of(
                        given.variable("CLIENT_TIMEOUT").orElse(""),
                        given.variable("MAX_RETRIES").orElse("")));
    }

    private static boolean isTrue(String text) {
        return !List.of("0", "f", "false").contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** Empty for the root namespace, else with a slash at its end. */
    private static String namespace(String text) throws CouldNotRead {
        String name = text.strip().replaceAll("^/+|/+$", "");
        if (name.isEmpty() || name.equals("root")) {
            return "";
        }
        if (!name.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw CouldNotRead.wrongUse("`namespace` takes a path such as team/one, without blanks");
        }
        return name + "/";
    }

    private static Login login(Environment given) throws CouldNotRead {
        String method = given.option("auth").orElse("token");
        return switch (method) {
            case "token" -> new Login.WithToken(token(given));
            case "approle" ->
                new Login.AppRole(mount(given, method), roleId(given), given.secret("secret-id-file", "SECRET_ID"));
            case "kubernetes", "jwt" -> jwt(given, method);
            default ->
                throw CouldNotRead.wrongUse("`auth` does not take `" + method + "` (token, approle, kubernetes, jwt)");
        };
    }

    private static String mount(Environment given, String method) throws CouldNotRead {
        String mount = given.option("auth-mount").orElse(method).strip().replaceAll("^(/*auth/)?/*|/+$", "");
        if (mount.isEmpty()) {
            throw CouldNotRead.wrongUse("`auth-mount` takes the path of the auth method, such as " + method);
        }
        return mount;
    }

    private static Secret token(Environment given) throws CouldNotRead {
        Optional<Secret> token = given.secret("token-file", "TOKEN");
        if (token.isPresent()) {
            return token.get();
        }
        // Where `bao login` leaves it.
        Optional<Path> left = given.variable("TOKEN_PATH").isPresent()
                ? given.file("", "TOKEN_PATH")
                : Optional.of(given.path(given.variables().getOrDefault("HOME", "") + "/.vault-token"))
                        .filter(Files::isRegularFile);
        if (left.isPresent()) {
            return Environment.secretIn(left.get());
        }
        throw CouldNotRead.wrongUse("no token is given: set BAO_TOKEN or BAO_TOKEN_FILE, give `token-file`, or log in"
                + " with `auth` (approle, kubernetes, jwt)");
    }

    private static Secret roleId(Environment given) throws CouldNotRead {
        String id = given.value("role-id", "ROLE_ID")
                .orElseThrow(() -> CouldNotRead.wrongUse("AppRole needs a role id: set BAO_ROLE_ID or `role-id`"));
        return Secret.of(id, "the role id");
    }

    private static Login jwt(Environment given, String method) throws CouldNotRead {
        String role = given.value("auth-role", "AUTH_ROLE").orElse("");
        boolean kubernetes = method.equals("kubernetes");
        if (kubernetes && role.isEmpty()) {
            throw CouldNotRead.wrongUse("the login with kubernetes needs a role: set BAO_AUTH_ROLE or `auth-role`");
        }
        Optional<Secret> jwt = given.secret("jwt-file", "JWT");
        if (jwt.isEmpty() && kubernetes) {
            jwt = Optional.of(Environment.secretIn(given.path(SERVICE_ACCOUNT)));
        }
        return new Login.Jwt(
                mount(given, method),
                role,
                jwt.orElseThrow(() -> CouldNotRead.wrongUse(
                        "the login with jwt needs a token: set BAO_JWT or BAO_JWT_FILE, or give `jwt-file`")));
    }

    /** The server's address. */
    @Override
    public String toString() {
        return address.toString();
    }
}
