package dev.loco.cishared.release.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.CountedText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A version found by a pattern of the settings. */
final class OwnPattern {
    private static final long STEPS_A_CHARACTER = 200;
    private static final long STEPS = 1_000_000;
    private static final String GROUP = "version";

    private OwnPattern() {}

    static void write(VersionFile file, Source source, Draft draft) {
        String regex = file.pattern().orElseThrow();
        try {
            Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
            if (!named(regex)) {
                refuse(file, draft, "has no group named `version`", "a group `(?<version>…)`");
                return;
            }
            replace(file, pattern, source, draft);
        } catch (PatternSyntaxException e) {
            refuse(file, draft, "is no regular expression: " + e.getDescription(), "a regular expression of Java");
        } catch (CountedText.Exhausted | StackOverflowError e) {
            refuse(file, draft, "backtracks too much in this file", "a pattern that needs less of the text");
        }
    }

    /** Whether the group is there: a reference back to one that is not does not compile. */
    private static boolean named(String regex) {
        try {
            Pattern.compile(regex + "\n\\k<" + GROUP + ">");
            return true;
        } catch (PatternSyntaxException noSuchGroup) {
            return false;
        }
    }

    private static void replace(VersionFile file, Pattern pattern, Source source, Draft draft) {
        boolean utf8 = isUtf8(source.bytes());
        String text = utf8 ? new String(source.bytes(), UTF_8) : source.text();
        List<Place> matches = new ArrayList<>();
        Matcher matcher = pattern.matcher(new CountedText(text, STEPS + STEPS_A_CHARACTER * text.length()));
        while (matches.size() < 2 && matcher.find()) {
            if (matcher.start(GROUP) >= 0) {
                matches.add(place(text, matcher.start(GROUP), matcher.end(GROUP), utf8));
            }
        }
        if (matches.size() != 1) {
            Place at = matches.isEmpty() ? new Place(source.start(), 0) : matches.get(1);
            draft.problem(
                    source,
                    at,
                    "pattern `" + pattern + "` matches " + (matches.isEmpty() ? "nowhere" : "more than once"),
                    "exactly one match",
                    "write a pattern that matches the version's place only");
            return;
        }
        Place version = matches.get(0);
        String after = source.text().substring(0, version.offset())
                + draft.version()
                + source.text().substring(version.end());
        if (!matchesAgain(pattern, after, draft.version())) {
            draft.problem(
                    source,
                    version,
                    "pattern `" + pattern + "` does not match the new version `" + draft.version() + "`",
                    "a pattern that matches it too",
                    "widen the pattern, or the release after this one finds nothing");
            return;
        }
        draft.write(source, version);
    }

    private static boolean matchesAgain(Pattern pattern, String after, String version) {
        byte[] bytes = after.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        String text = isUtf8(bytes) ? new String(bytes, UTF_8) : after;
        Matcher matcher = pattern.matcher(new CountedText(text, STEPS + STEPS_A_CHARACTER * text.length()));
        while (matcher.find()) {
            if (matcher.start(GROUP) >= 0) {
                return version.equals(matcher.group(GROUP));
            }
        }
        return false;
    }

    private static Place place(String text, int from, int to, boolean utf8) {
        if (!utf8) {
            return new Place(from, to - from);
        }
        int offset = text.substring(0, from).getBytes(UTF_8).length;
        return new Place(offset, text.substring(from, to).getBytes(UTF_8).length);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static void refuse(VersionFile file, Draft draft, String what, String expected) {
        draft.problem(UnwritableVersion.at(
                file.at().orElseGet(() -> Span.startOf(file.path())),
                "the pattern for `" + file.path() + "` " + what,
                expected,
                "mend the pattern in `version-files`"));
    }
}
