package dev.loco.cishared.openbao;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One call of OpenBao's API.
 *
 * @param method {@code GET} or {@code POST}
 * @param path below {@code /v1/}, as OpenBao calls it, not encoded
 * @param query with its question mark, or empty
 * @param namespace it is made in; empty for the root
 * @param body JSON, for a {@code POST}
 */
record Request(String method, String path, String query, String namespace, Optional<Json> body) {

    static Request read(String namespace, String path) {
        return new Request("GET", path, "", namespace, Optional.empty());
    }

    /** LIST as a GET: some proxies know no other methods than HTTP's own. */
    static Request list(String namespace, String path) {
        return new Request("GET", path, "?list=true", namespace, Optional.empty());
    }

    static Request post(String namespace, String path, Json body) {
        return new Request("POST", path, "", namespace, Optional.of(body));
    }

    /** The capability it needs. */
    String capability() {
        if (method.equals("POST")) {
            return "update";
        }
        return query.isEmpty() ? "read" : "list";
    }

    /** The path with every character that a URL cannot hold encoded, and its query. */
    String encoded() {
        StringBuilder url = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "/-._~@".indexOf(c) >= 0)) {
                url.append(c);
            } else {
                url.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return url.append(query).toString();
    }

    /** Such as {@code read on sys/mounts in namespace team/}. */
    @Override
    public String toString() {
        return capability() + " on `" + path + "`" + (namespace.isEmpty() ? "" : " in namespace `" + namespace + "`");
    }
}
