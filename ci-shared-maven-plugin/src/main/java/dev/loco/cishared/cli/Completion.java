package dev.loco.cishared.cli;

import dev.loco.cishared.explain.Rendering;
import dev.loco.cishared.lint.Goal;
import dev.loco.cishared.policy.Operation;
import dev.loco.cishared.policy.Semantics;
import dev.loco.cishared.report.Format;
import dev.loco.cishared.scaffold.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Completion for bash: {@code source <(ci-shared completion)}. */
final class Completion {
    /** The word that asks for it; no goal, since Maven has no use for it. */
    static final String WORD = "completion";

    private Completion() {}

    static String bash() {
        StringBuilder cases = new StringBuilder();
        for (Goal goal : Goal.values()) {
            cases.append("    %s) words='%s' ;;\n".formatted(goal.label(), words(Flags.names(Optional.of(goal)))));
        }
        cases.append("    %s) words='%s' ;;\n".formatted(BumpScript.NAME, words(BumpScript.words())));
        String formats = words(Arrays.stream(Format.values()).map(Format::label).toList());
        String renderings =
                words(Arrays.stream(Rendering.values()).map(Rendering::label).toList());
        String named = Arrays.stream(Goal.values())
                .filter(goal -> goal.label().contains("-lint")
                        || goal.label().contains("-check")
                        || goal == Goal.REVERSE_COVERAGE)
                .map(Goal::label)
                .collect(Collectors.joining(" ", "", " " + BumpScript.NAME));
        return SCRIPT.formatted(
                formats,
                renderings,
                words(Language.labels()),
                words(Arrays.stream(Operation.values()).map(Operation::word).toList()),
                words(Arrays.stream(Semantics.values()).map(Semantics::word).toList()),
                words(Goal.labels()) + " " + words(Flags.names(Optional.empty())),
                cases,
                named);
    }

    private static String words(List<String> words) {
        return String.join(" ", words);
    }

    private static final String SCRIPT = """
            _ci_shared() {
              local goal=${1##*/} word=${COMP_WORDS[COMP_CWORD]} words
              [ "$goal" = ci-shared ] && goal=${COMP_WORDS[1]}
              case ${COMP_WORDS[COMP_CWORD - 1]} in
                --format)
                  words='%s'
                  [ "$goal" = explain ] && words='%s'
                  [ "$goal" = policy-decide ] && words='text json'
                  case $goal in bump*) words='text json version' ;; esac
                  ;;
                --fail-on) words='error warning note' ;;
                --rules | --skip) words=$(ci-shared rules 2>/dev/null | cut -d' ' -f1) ;;
                --mode) words='tag-only commit' ;;
                --auth) words='token approle kubernetes jwt' ;;
                --language) words='%s' ;;
                --operation) words='%s' ;;
                --semantics) words='%s' ;;
                explain)
                  words=--pipeline
                  case $word in -*) ;; *) words=$(ci-shared rules 2>/dev/null | cut -d' ' -f1) ;; esac
                  ;;
                --root | --output | --policy | --policies | --batch | --to | --ca-cert | --ca-path | --token-file | --secret-id-file | --jwt-file) COMPREPLY=($(compgen -f -- "$word")); return ;;
                ci-shared) words='%s' ;;
                *)
                  case $goal in
            %s      esac
                  ;;
              esac
              COMPREPLY=($(compgen -W "$words" -- "$word"))
              case $word in -*) ;; *) COMPREPLY+=($(compgen -f -- "$word")) ;; esac
            }
            complete -o filenames -F _ci_shared ci-shared %s
            """;
}
