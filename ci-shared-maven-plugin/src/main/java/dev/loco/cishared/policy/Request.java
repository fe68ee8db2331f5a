package dev.loco.cishared.policy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A request as OpenBao's ACL sees it, as far as it is known.
 *
 * @param namespace empty for the root namespace, else with a slash at its end
 * @param path below the namespace, without {@code /v1/}. The HTTP API adds a slash to the path of every LIST and SCAN;
 *     here the path stands as it is
 * @param data the parameters by name, empty when they are not known. Values are what a request in JSON can hold:
 *     {@code String}, {@code Boolean}, {@code Number}, {@code List}, {@code Map} and {@link #NULL}; of a query string all
 *     are {@code String}
 * @param wrapTtl what the header {@code X-Vault-Wrap-TTL} asks for, zero included; when it is absent, the response is
 *     not wrapped if {@code data} is known, else nothing is known of it
 */
public record Request(
        Operation operation,
        String namespace,
        String path,
        Optional<Map<String, Object>> data,
        Optional<Duration> wrapTtl) {
    /** The value {@code null} of JSON. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    /** A request in the root namespace of which nothing else is known. */
    public static Request of(Operation operation, String path) {
        return new Request(operation, "", path, Optional.empty(), Optional.empty());
    }

    /** Namespace and path as the ACL looks them up: without leading slashes. */
    public String full() {
        String full = namespace + path;
        int start = 0;
        while (start < full.length() && full.charAt(start) == '/') {
            start++;
        }
        return full.substring(start);
    }

    /** Whether it is known if the response is wrapped. */
    boolean wrappingKnown() {
        return wrapTtl.isPresent() || data.isPresent();
    }

    /** The same on the path with a slash at its end, as the HTTP API makes it of a LIST or SCAN. */
    public Request withSlash() {
        return operation.listing() && !path.endsWith("/")
                ? new Request(operation, namespace, path + "/", data, wrapTtl)
                : this;
    }
}
