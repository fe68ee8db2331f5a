package dev.loco.cishared.policy.read;

import java.util.Optional;

/**
 * The Go template of {@code list_scan_response_keys_filter_path}, judged as far as it can be judged exactly: text,
 * {@code .key}, {@code .path}, constants and OpenBao's own functions of text. Of anything else, conditions and
 * variables above all, nothing is said.
 */
final class KeysFilter {
    private static final String COMPILE =
            "unable to compile template for list_scan_response_keys_filter_path: unable to parse template: template: ";
    private static final String APPLY =
            "failed to validate list_scan_response_keys_filter_path: unable to apply template: ";
    private static final String SAME =
            "list_scan_response_keys_filter_path resulted in same path for two different keys";

    // OpenBao takes two keys of 32 random letters and digits; these two differ in every place and in any case.
    private static final String ONE = "b7XqT0mJc2RwYh5NzKd8VfLs3GpAe6Uu";
    private static final String OTHER = "Q1iZ4oDx9yFjM6kBtWr2aHnSv0CgPl7E";

    private KeysFilter() {}

    /**
     * What OpenBao says of it; empty when it accepts it, or when that cannot be told here.
     *
     * @param path of the rule as OpenBao keeps it
     */
    static Optional<String> wrong(String template, String path) {
        try {
            GoTemplate parsed = GoTemplate.parse(template);
            String one = parsed.fill(path, ONE);
            String other = parsed.fill(path, OTHER);
            return one.equals(other) ? Optional.of(SAME) : Optional.empty();
        } catch (GoTemplate.Unknown e) {
            return Optional.empty();
        } catch (GoTemplate.Broken e) {
            return Optional.of((e.applying() ? APPLY : COMPILE) + e.words());
        }
    }
}
