package dev.loco.cishared.decide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of {@code src/test/policies/decide}: policies and what comes of requests. */
record DecisionCase(List<String> policies, List<Row> rows) {
    private static final Pattern REQUEST = Pattern.compile(
            "(?<op>\\w+) (?<path>\\S+)(?: (?<data>\\{.*\\}))?(?: wrap=(?<wrap>\\S+))?(?: ns=(?<ns>\\S+))?");
    private static final Pattern ANSWER =
            Pattern.compile("(?<verdict>allowed|conditional|denied) (?<rule>\\S+)(?: (?<policy>\\d+):(?<line>\\d+))?");
    private static final Pattern CAPABILITIES = Pattern.compile("capabilities (?<path>\\S+)");

    /** A line of the table. */
    sealed interface Row {
        /** A request; {@code line} is how the batch is asked, without policies and semantics. */
        record Question(String text, String line, Answer now, Answer before) implements Row {}

        /** A question to {@code sys/capabilities}. */
        record Capabilities(String path, List<String> words) implements Row {}
    }

    /** What is expected; {@code rule} is {@code -} for none, and {@code place} empty where it does not matter. */
    record Answer(String verdict, String rule, String place) {}

    static DecisionCase read(Path file) throws IOException {
        List<String> policies = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String section = "";
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("--- ")) {
                if (section.startsWith("--- policy")) {
                    policies.add(text.toString());
                }
                section = line;
                text.setLength(0);
            } else if (section.startsWith("--- policy")) {
                text.append(line).append('\n');
            } else if (section.equals("--- requests") && !line.startsWith("#") && !line.isBlank()) {
                rows.add(row(line));
            }
        }
        return new DecisionCase(policies, rows);
    }

    private static Row row(String line) {
        String[] halves = line.split(" -> ", 2);
        Matcher capabilities = CAPABILITIES.matcher(halves[0]);
        if (capabilities.matches()) {
            return new Row.Capabilities(capabilities.group("path"), List.of(halves[1].split(",")));
        }
        Matcher request = REQUEST.matcher(halves[0]);
        if (!request.matches()) {
            throw new IllegalArgumentException("not a request: " + line);
        }
        String[] answers = halves[1].split(" \\| 2\\.5: ", 2);
        StringBuilder json = new StringBuilder();
        field(json, "operation", request.group("op"));
        field(json, "path", request.group("path"));
        field(json, "wrap_ttl", request.group("wrap"));
        field(json, "namespace", request.group("ns"));
        if (request.group("data") != null) {
            json.append("\"data\": ").append(request.group("data")).append(", ");
        }
        Answer now = answer(answers[0]);
        return new Row.Question(line, json.toString(), now, answers.length > 1 ? answer(answers[1]) : now);
    }

    private static void field(StringBuilder json, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            json.append('"').append(name).append("\": \"").append(value).append("\", ");
        }
    }

    private static Answer answer(String text) {
        Matcher answer = ANSWER.matcher(text);
        if (!answer.matches()) {
            throw new IllegalArgumentException("not an answer: " + text);
        }
        String place = answer.group("policy") == null ? "" : answer.group("policy") + ":" + answer.group("line");
        return new Answer(answer.group("verdict"), answer.group("rule"), place);
    }
}
