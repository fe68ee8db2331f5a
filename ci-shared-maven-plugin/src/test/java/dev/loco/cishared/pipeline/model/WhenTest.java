package dev.loco.cishared.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.text.SourceText;
import dev.loco.cishared.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events one {@code when} loses against another. After Woodpecker's {@code constraint_test.go}. */
class WhenTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # found                                        | expected                                  | lost
            {event: push}                                  | {event: [push]}                           |
            [{event: push}]                                | {event: push}                             |
            [{event: push}, {event: cron}]                 | {event: [cron, push]}                     |
            {event: push}                                  | {event: [push, cron, tag]}                | tag cron
            {event: [push, tag]}                           | {event: push}                             |
            {event: push}                                  | {}                                        | pull_request pull_request_closed pull_request_metadata tag release deployment cron manual
            {}                                             | {event: push}                             |
            {event: push, branch: main}                    | {event: push}                             | push
            {event: push}                                  | {event: push, branch: main}               |
            {event: push, branch: [main, dev]}             | {event: push, branch: main}               |
            {event: push, branch: main}                    | {event: push, branch: [main, dev]}        | push
            {event: push, branch: {include: [main]}}       | {event: push, branch: main}               |
            {event: push, branch: {exclude: [x]}}          | {event: push}                             | push
            {event: push, branch: {exclude: [x]}}          | {event: push, branch: {exclude: [x, y]}}  |
            {event: push, branch: '**'}                    | {event: push}                             |
            {event: tag, branch: main}                     | {event: tag}                              |
            {event: [tag, push], branch: main}             | {event: [tag, push]}                      | push
            {event: cron, path: src/**}                    | {event: cron}                             |
            {event: pull_request, path: src/**}            | {event: pull_request}                     | pull_request
            {event: push, cron: nightly}                   | {event: push}                             |
            {event: cron, cron: weekly}                    | {event: cron, cron: nightly}              | cron
            {event: push, status: [success, failure]}      | {event: push}                             |
            {event: push, status: [failure]}               | {event: push}                             | push
            {event: push, evaluate: 'true'}                | {event: push}                             | push
            {event: push, evaluate: 'true'}                | {event: push, evaluate: 'true'}           |
            {event: push, matrix: {A: b}}                  | {event: push}                             | push
            [{event: push, branch: main}, {event: push}]   | {event: push}                             |
            """)
    void losesEventsOnlyWhereLessPasses(String found, String expected, String lost) {
        List<String> wanted = lost == null ? List.of() : List.of(lost.split(" "));

        assertThat(when(found).losesAgainst(when(expected))).isEqualTo(wanted);
    }

    private static When when(String yaml) {
        return When.of(
                YamlReader.read(new SourceText("w.yml", yaml + "\n")).root().orElseThrow());
    }
}
