package dev.loco.cishared.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GlobTest {
    private static final SchemaPlace PLACE = SchemaPlace.at(List.of("access", "0", "path"));
    private static final Pattern PATTERN = Pattern.compile(
            ManifestSchema.tree().at("/$defs/glob/pattern").asString().replace("$", "\\z"));

    static Stream<String> table() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/manifest/globs.tsv")).stream()
                .filter(line -> !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("table")
    void schemaAndExplanationAgreeWithTheTable(String line) {
        String glob = unescaped(line.substring(line.indexOf('\t') + 1));

        assertThat(PATTERN.matcher(glob).find()).as("the schema's pattern").isEqualTo(line.startsWith("accept"));
        assertThat(GlobFault.of(glob).isEmpty()).as("the explanation").isEqualTo(line.startsWith("accept"));
    }

    @Test
    void lengthIsCountedInCharacters() {
        assertThat(PLACE.accepts("x".repeat(512))).isTrue();
        assertThat(PLACE.accepts("x".repeat(513))).isFalse();
        assertThat(GlobFault.of("x".repeat(512))).isEmpty();
        assertThat(GlobFault.of("x".repeat(513))).isPresent();
        assertThat(PLACE.accepts("😀".repeat(512))).isTrue();
        assertThat(GlobFault.of("😀".repeat(512))).isEmpty();
        assertThat(GlobFault.of("😀".repeat(513))).isPresent();
        assertThat(PATTERN.matcher("😀".repeat(513)).find()).isFalse();
    }

    @Test
    void theExplanationRefusesWhatThePatternRefuses() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "ab./*+{}\u0000\n\u0085\u200b\u2028é😀";
        int[] letters = alphabet.codePoints().toArray();
        for (int i = 0; i < 200_000; i++) {
            StringBuilder glob = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                // The first characters are the ones that the grammar is about.
                glob.appendCodePoint(letters[random.nextInt(random.nextInt(4) == 0 ? letters.length : 6)]);
            }
            Optional<GlobFault> fault = GlobFault.of(glob.toString());
            assertThat(fault.isEmpty())
                    .as("seed %d: `%s`, %s", seed, glob, fault)
                    .isEqualTo(PATTERN.matcher(glob).find());
            fault.ifPresent(f -> assertThat(f.offset() + f.length()).isLessThanOrEqualTo(glob.length()));
        }
    }

    /** Against brute force: over a small alphabet every containment has a small witness or none. */
    @Test
    void containsIsExact() {
        List<PathGlob> globs = globs();
        List<String> paths = paths();
        List<BitSet> matched = globs.stream()
                .map(g -> IntStream.range(0, paths.size())
                        .filter(i -> g.matches(paths.get(i)))
                        .collect(BitSet::new, BitSet::set, BitSet::or))
                .toList();
        for (int wide = 0; wide < globs.size(); wide++) {
            for (int narrow = 0; narrow < globs.size(); narrow++) {
                BitSet against = (BitSet) matched.get(narrow).clone();
                against.andNot(matched.get(wide));
                boolean contains = globs.get(wide).contains(globs.get(narrow));
                if (contains != against.isEmpty()) {
                    fail(
                            "%s contains %s: %s, paths against it: %s",
                            globs.get(wide),
                            globs.get(narrow),
                            contains,
                            against.stream().mapToObj(paths::get).limit(3).toList());
                }
            }
        }
    }

    @Test
    void theIndexFindsWhatContains() {
        List<PathGlob> globs = globs();
        GlobIndex<PathGlob> index = new GlobIndex<>();
        globs.forEach(g -> index.add(g, g));
        for (PathGlob narrow : globs) {
            List<PathGlob> containing = new ArrayList<>();
            index.firstContaining(narrow, g -> {
                containing.add(g);
                return false;
            });
            assertThat(containing)
                    .as("globs that contain %s", narrow)
                    .containsExactlyInAnyOrderElementsOf(
                            globs.stream().filter(g -> g.contains(narrow)).toList());
        }
    }

    @Test
    void anotherWorkloadsPrefixIsReachedWhenAPathBelowItMatches() {
        List<String> prefix = List.of("a", TooBroad.WORKLOAD);
        for (PathGlob glob : globs()) {
            boolean reaches = paths().stream()
                    .filter(p -> p.startsWith("a/") && p.indexOf('/', 2) > 2)
                    .filter(p -> !p.startsWith("a/ab/"))
                    .anyMatch(glob::matches);
            // The name itself counts too: a secret may be called as the workload is.
            boolean named = paths().stream()
                    .filter(p -> p.matches("a/[a-z]+") && !p.equals("a/ab"))
                    .anyMatch(glob::matches);
            assertThat(TooBroad.reaches(glob, prefix, "ab")).as("%s", glob).isEqualTo(reaches || named);
        }
    }

    private static List<PathGlob> globs() {
        List<String> segments = List.of("a", "ab", "b", "+");
        List<String> starts = new ArrayList<>(segments);
        for (String first : segments) {
            for (String second : segments) {
                starts.add(first + "/" + second);
                starts.add(first + "/" + second + "/a");
                starts.add(first + "/" + second + "/+");
            }
        }
        return Stream.concat(starts.stream(), starts.stream().flatMap(s -> Stream.of(s + "*", s + "/*")))
                .flatMap(s -> PathGlob.parse(s).stream())
                .toList();
    }

    /** All paths of up to five segments over an alphabet one letter larger than that of the globs. */
    private static List<String> paths() {
        List<String> segments = List.of("", "a", "ab", "abb", "b", "c");
        List<String> all = new ArrayList<>();
        List<String> last = List.of("");
        for (int depth = 0; depth < 5; depth++) {
            List<String> next = new ArrayList<>();
            for (String path : last) {
                for (String segment : segments) {
                    next.add(depth == 0 ? segment : path + "/" + segment);
                }
            }
            all.addAll(next);
            last = depth < 3 ? next : next.subList(0, next.size() / 36);
        }
        return all;
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))))
                .translateEscapes();
    }
}
