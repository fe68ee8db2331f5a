package dev.loco.cishared.lint;

import dev.loco.cishared.scaffold.Detection;
import dev.loco.cishared.scaffold.Language;

/** What to do about a file that {@code init} writes, for findings about its absence. */
final class InitAdvice {
    private InitAdvice() {}

    /** {@code run `ci-shared init --registry <host>`: it writes the canonical pipeline for Rust (there is Cargo.toml)}. */
    static String forPipeline(LintRequest request) {
        Detection detection = Detection.of(request.tree());
        String how = "run `" + command(request, detection) + "`: it writes the canonical pipeline";
        return detection
                .only()
                .map(language -> how + " for " + language.title() + " (there is "
                        + detection.found().get(language) + ")")
                .orElse(how + " for the language you name");
    }

    /** The same, of bao.yml. */
    static String forManifest(LintRequest request) {
        return "run `" + command(request, Detection.of(request.tree())) + "`: it writes one to start with";
    }

    private static String command(LintRequest request, Detection detection) {
        Door.Words words = request.words();
        String language = detection.only().isPresent()
                ? ""
                : words.option("language", "<" + String.join("|", Language.labels()) + ">");
        return words.goal(Goal.INIT.label()) + language + words.option("registry", "<host>");
    }
}
