package dev.loco.cishared.pipeline.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image's name taken apart: {@code registry.example/loco/shared-python-base:v1.0.3@sha256:…}.
 *
 * @param repository registry and path, without tag and digest
 * @param tag what stands after the last {@code :} behind the last {@code /}
 * @param digest what stands after {@code @}
 */
public record ImageReference(String repository, Optional<String> tag, Optional<String> digest) {
    private static final Pattern MAJOR = Pattern.compile("v[0-9]+");

    /** Takes a name apart; every text is one, {@code ${VARIABLES}} included. */
    public static ImageReference parse(String text) {
        int at = text.indexOf('@');
        String named = at < 0 ? text : text.substring(0, at);
        Optional<String> digest = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
        int colon = tagColon(named);
        return colon < 0
                ? new ImageReference(named, Optional.empty(), digest)
                : new ImageReference(named.substring(0, colon), Optional.of(named.substring(colon + 1)), digest);
    }

    /** Tag and digest as they are written: {@code v1.0.3}, {@code v1@sha256:…}; empty when there is neither. */
    public String pin() {
        return tag.orElse("") + digest.map(d -> "@" + d).orElse("");
    }

    /** How many characters of the written name come before {@link #pin()}. */
    public int pinOffset() {
        return repository.length() + (tag.isPresent() ? 1 : 0);
    }

    /** Whether it is one of the fleet's shared images, {@code …/loco/shared-*}. */
    public boolean isShared() {
        String[] path = repository.split("/", -1);
        return path.length >= 2 && path[path.length - 2].equals("loco") && path[path.length - 1].startsWith("shared-");
    }

    /** Whether its tag is the one of a whole major version, {@code v1}. */
    public boolean isMajor() {
        return digest.isEmpty() && tag.filter(t -> MAJOR.matcher(t).matches()).isPresent();
    }

    /** Whether it is the executor of kaniko, from whatever registry or mirror. */
    public boolean isKaniko() {
        return repository.equals("kaniko-project/executor") || repository.endsWith("/kaniko-project/executor");
    }

    /** Whether the tag cannot be known before the run. */
    public boolean isVariable() {
        return (repository + pin()).contains("$");
    }

    private static int tagColon(String named) {
        // The colon of `${NAME:-default}` is no tag's, nor is that of `registry:5000/name`.
        int depth = 0;
        int found = -1;
        for (int i = 0; i < named.length(); i++) {
            char c = named.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (depth == 0 && c == '/') {
                found = -1;
            } else if (depth == 0 && c == ':' && found < 0) {
                found = i;
            }
        }
        return found;
    }
}
