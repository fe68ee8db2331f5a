package dev.loco.cishared.policy.read;

import java.util.Optional;

/** The template of {@code list_scan_response_keys_filter_path}. */
final class KeysFilter {
    private KeysFilter() {}

    /** What OpenBao says of it; empty when it accepts it, or when that cannot be told here. */
    static Optional<String> wrong(String template, String path) {
        return template.contains("{{")
                ? Optional.empty()
                : Optional.of("list_scan_response_keys_filter_path resulted in same path for two different keys");
    }
}
