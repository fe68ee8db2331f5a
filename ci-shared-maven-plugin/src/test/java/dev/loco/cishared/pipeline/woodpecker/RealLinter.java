package dev.loco.cishared.pipeline.woodpecker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The real {@code woodpecker-cli lint}: many files in one run, since its start takes longer than its work. */
final class RealLinter {
    private static final String COMMAND = "woodpecker-cli";

    private RealLinter() {}

    /**
     * One line of its report.
     *
     * @param field dotted, such as {@code steps.1.image}; empty for deprecations and bad habits, which print none
     */
    record Complaint(boolean error, Optional<String> field, String message) {
        @Override
        public String toString() {
            return (error ? "error " : "warning ") + field.orElse("-") + ": " + message;
        }
    }

    /**
     * What it says of one file.
     *
     * @param parsed false when the parser refused the file, which is all that is said then
     */
    record Verdict(boolean parsed, List<Complaint> complaints) {}

    /** Why it cannot be run; empty when it can. */
    static Optional<String> missing() {
        try {
            Process process = new ProcessBuilder(COMMAND, "--version")
                    .redirectErrorStream(true)
                    .start();
            String version = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            if (process.waitFor() != 0) {
                return Optional.of(COMMAND + " --version fails: " + version);
            }
            return version.contains("3.17.") ? Optional.empty() : Optional.of("this is " + version + ", not 3.17");
        } catch (IOException notThere) {
            return Optional.of(COMMAND + " is not on the PATH");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /**
     * Lints texts.
     *
     * @param folder an empty folder for the files
     * @return a verdict for each, in order
     */
    static List<Verdict> lint(Path folder, List<String> texts) throws IOException, InterruptedException {
        for (int i = 0; i < texts.size(); i++) {
            Files.writeString(folder.resolve(name(i)), texts.get(i));
        }
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(COMMAND, "--disable-update-check", "lint", folder.toString());
        builder.environment().keySet().removeIf(key -> key.startsWith("WOODPECKER_"));
        Process process = builder.redirectError(log.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        Map<String, Verdict> verdicts = verdicts(out);
        List<Verdict> inOrder = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Verdict verdict = verdicts.get(name(i));
            if (verdict == null) {
                throw new IOException("nothing about " + name(i) + "\n" + out + Files.readString(log));
            }
            inOrder.add(verdict);
        }
        return inOrder;
    }

    private static String name(int index) {
        return String.format(Locale.ROOT, "f%06d.yml", index);
    }

    private static Map<String, Verdict> verdicts(String out) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (String line : out.lines().toList()) {
            if (line.matches("# f[0-9]{6}\\.yml")) {
                section = new ArrayList<>();
                sections.put(line.substring(2), section);
            } else if (!line.isBlank()) {
                section.add(line);
            }
        }
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        sections.forEach((name, lines) -> verdicts.put(name, verdict(lines)));
        return verdicts;
    }

    private static Verdict verdict(List<String> lines) {
        List<Complaint> complaints = new ArrayList<>();
        for (String line : lines) {
            boolean error = line.startsWith("   ❌ ");
            if (error || line.startsWith("   ⚠️  ")) {
                String said = line.substring(error ? 5 : 7);
                int tab = said.indexOf('\t');
                complaints.add(
                        tab < 0
                                ? new Complaint(error, Optional.empty(), said.strip())
                                : new Complaint(
                                        error,
                                        Optional.of(said.substring(0, tab).strip()),
                                        said.substring(tab + 1)));
            }
        }
        return new Verdict(!lines.isEmpty(), complaints);
    }
}
