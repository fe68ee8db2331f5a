package dev.loco.cishared.release.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Version files with the version {@code 1.2.0} in its place and in many others, in every way to write them. */
final class RandomFiles {
    static final String OLD = "1.2.0";

    private final Random random;
    private final String end;

    RandomFiles(long seed) {
        this.random = new Random(seed);
        this.end = random.nextInt(4) == 0 ? "\r\n" : "\n";
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private List<String> some(int most, String... of) {
        List<String> some = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            some.add(one(of));
        }
        return some;
    }

    private List<String> shuffled(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        Collections.shuffle(all, random);
        return all;
    }

    private String finished(String text) {
        String marked = (random.nextInt(5) == 0 ? "\ufeff" : "") + text.replace("\n", end);
        return random.nextInt(3) == 0 ? marked.stripTrailing() : marked;
    }

    String packageJson() {
        return finished(object(0, true) + "\n");
    }

    private String object(int depth, boolean version) {
        List<String> entries = new ArrayList<>();
        if (version) {
            entries.add(one("\"version\"", "\"v\\u0065rsion\"") + space() + ":" + space() + "\"1.2.0\"");
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            entries.add("\"" + one("a", "näme", "\\\"version\\\"", "b\\\\", "😀", "version ") + depth + i + "\""
                    + space() + ":" + space() + value(depth + 1));
        }
        Collections.shuffle(entries, random);
        return "{" + space() + String.join(space() + "," + space(), entries) + space() + "}";
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 4 ? 5 : 7)) {
            case 0 -> "\"1.2.0\"";
            case 1 -> "\"\\\"version\\\": \\\"1.2.0\\\" }{][\\\\\"";
            case 2 -> one("true", "false", "null", "-1.20E+3", "0");
            case 3 -> "\"\"";
            case 4 -> "\"Grüße 😀 // /* # \\u00e9\"";
            case 5 -> object(depth, random.nextBoolean());
            default -> "[" + space() + object(depth, true) + "," + value(depth + 1) + space() + "]";
        };
    }

    private String space() {
        return one("", "", " ", "\n  ", "\t");
    }

    String pom() {
        boolean property = random.nextInt(3) == 0;
        List<String> parts = shuffled(
                List.of(
                        "<version>" + one("", "\n    ", "<!-- 1.2.0 -->") + (property ? "${own.version}" : OLD)
                                + one("", " ", "<!--<version>1.2.0</version>-->") + "</version>",
                        "<properties>" + comment() + "<own.version>" + OLD + "</own.version><version>1.2.0</version>"
                                + comment() + "</properties>"),
                some(1, "<parent><groupId>g</groupId><artifactId>p</artifactId><version>1.2.0</version></parent>"));
        parts = shuffled(
                parts,
                List.of(
                        "<modelVersion>4.0.0</modelVersion>",
                        "<artifactId>a</artifactId >",
                        "<dependencies><dependency><groupId>g</groupId><artifactId>b</artifactId><version>1.2.0</version>"
                                + "</dependency></dependencies>",
                        "<profiles><profile><id>x</id><properties><own.version>1.2.0</own.version></properties>"
                                + "</profile></profiles>",
                        "<description><![CDATA[<version>1.2.0</version> ]] > &]]></description>",
                        "<build><plugins><plugin><artifactId>c</artifactId><version>1.2.0</version><configuration>"
                                + "<version a='>' b=\"/>\">1.2.0</version><empty/></configuration></plugin></plugins></build>"));
        StringBuilder pom = new StringBuilder(one("<?xml version='1.0' encoding='UTF-8'?>\n", "") + comment()
                + "<project" + one("", " xmlns=\"http://maven.apache.org/POM/4.0.0\"", "\n  a='1.2.0'") + ">\n");
        for (String part : parts) {
            pom.append(one("  ", "\t", "")).append(part).append(comment()).append('\n');
        }
        return finished(pom + "</project>" + one("\n", "\n<!-- 1.2.0 -->\n"));
    }

    private String comment() {
        return one("", "", "<!-- <version>1.2.0</version> -->", "<?pi <version>1.2.0</version> ?>");
    }

    String pyProject() {
        String version = one("version", "\"version\"", "'version'")
                + one("=", " = ", "\t=  ")
                + one("\"1.2.0\"", "'1.2.0'", "\"\"\"1.2.0\"\"\"", "'''\n1.2.0'''", "\"1.\\u0032.0\"")
                + tomlComment();
        String other = one("name = \"own\"", "'name'='own'") + tomlComment();
        String noise = String.join(
                "\n",
                some(3, tomlNoise("a"), tomlNoise("b")).stream().distinct().toList());
        List<String> tables = new ArrayList<>(List.of(
                "[tool.one]\nversion = \"1.2.0\"" + tomlComment(),
                "[[tool.many]]\nversion = \"1.2.0\"\n[tool.many.project]\nversion = '1.2.0'\n[[tool.many]]\nx = [ { version = \"1.2.0\" }, ]",
                "[project.urls]\nversion = \"1.2.0\"",
                "[tool.\"project.version\"]\nproject.version = \"1.2.0\""));
        switch (random.nextInt(3)) {
            case 0 ->
                tables.add("[project]" + tomlComment() + "\n"
                        + String.join("\n", shuffled(List.of(version, other), List.of(noise))));
            case 1 -> {
                tables.remove("[project.urls]\nversion = \"1.2.0\"");
                Collections.shuffle(tables, random);
                return finished(
                        "project . " + version + "\nproject." + other + "\n" + String.join("\n", tables) + "\n");
            }
            default -> tables.add("[ project ]\n" + version + "\n" + noise);
        }
        Collections.shuffle(tables, random);
        return finished(one("", "# version = '1.2.0'\n", "top = \"\"\"\n[project]\nversion = \\\"1.2.0\\\"\n\"\"\"\n")
                + String.join("\n" + one("", "\n"), tables) + "\n");
    }

    private String tomlNoise(String key) {
        return key + " = "
                + one(
                        "\"\"\"\n[project]\nversion = \"1.2.0\"\n\"\"\"",
                        "'''\"\"\" [x] # '''",
                        "[ \"1.2.0\", # ]\n '1.2.0', [ [ ] ] ]",
                        "{ version = \"1.2.0\", 'a.b' = 1 }",
                        "1979-05-27 07:32:00Z",
                        "0x1F",
                        "\"\\\"version = '1.2.0' \\\\\"",
                        "\"\"\"\"quoted\"\"\"\"\"")
                + tomlComment();
    }

    private String tomlComment() {
        return one("", "", " # version = \"1.2.0\" é", "   ");
    }

    String chart() {
        String version = one("version", "\"version\"", "'version'")
                + one(": ", " :   ")
                + one("1.2.0", "\"1.2.0\"", "'1.2.0'")
                + one("", " # version: 1.2.0", "  ");
        List<String> lines = shuffled(
                List.of(version, "name: own"),
                List.of(
                        "appVersion: 1.2.0",
                        "description: |\n  version: 1.2.0\n\n  more",
                        "dependencies:\n- name: a\n  version: 1.2.0",
                        "annotations: {version: 1.2.0,\n  b: 'x'}",
                        "home: \"two\n  version: 1.2.0\"",
                        "# version: 1.2.0"));
        return finished(one("", "---\n", "# version: 1.2.0\n---\n") + String.join("\n", lines) + "\n");
    }
}
