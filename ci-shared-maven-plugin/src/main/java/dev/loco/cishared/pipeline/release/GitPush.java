package dev.loco.cishared.pipeline.release;

import dev.loco.cishared.pipeline.script.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A call of {@code git push}.
 *
 * @param remote what it pushes to; empty when the call does not say
 * @param refspecs what it pushes, {@code HEAD:main}; none when the call does not say
 * @param options its flags
 */
record GitPush(String remote, List<String> refspecs, List<String> options) {
    private static final Set<String> WITH_VALUE = Set.of("-o", "--push-option", "--repo", "--receive-pack", "--exec");

    GitPush {
        refspecs = List.copyOf(refspecs);
        options = List.copyOf(options);
    }

    /** Reads a call that {@link Git#is} said to be one. */
    static GitPush of(Call call) {
        List<String> words = Git.arguments(call);
        List<String> plain = new ArrayList<>();
        List<String> options = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-") || word.equals("-")) {
                plain.add(word);
            } else {
                options.add(word);
                if (WITH_VALUE.contains(word) && i + 1 < words.size()) {
                    options.add(words.get(++i));
                }
            }
        }
        return new GitPush(
                plain.isEmpty() ? "" : plain.get(0), plain.isEmpty() ? plain : plain.subList(1, plain.size()), options);
    }

    /** Whether it overwrites what is there. */
    boolean isForced() {
        return options.contains("-f")
                || options.contains("--force")
                || refspecs.stream().anyMatch(r -> r.startsWith("+"));
    }

    /** The names it writes at the other end: {@code main}, {@code refs/tags/v1}. */
    List<String> targets() {
        return refspecs.stream()
                .map(r -> r.startsWith("+") ? r.substring(1) : r)
                .map(r -> r.substring(r.indexOf(':') + 1))
                .toList();
    }
}
