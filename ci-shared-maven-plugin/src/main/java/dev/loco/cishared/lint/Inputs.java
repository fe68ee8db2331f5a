package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.repository.Content;
import dev.loco.cishared.repository.EmptyFile;
import dev.loco.cishared.repository.MissingFile;
import dev.loco.cishared.repository.NotAFile;
import dev.loco.cishared.repository.UnreadableFile;
import dev.loco.cishared.text.Decoding;
import dev.loco.cishared.text.SourceText;
import dev.loco.cishared.yaml.Limit;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The files of one run: each YAML file is read and parsed once, whoever asks for it. Of very many only the latest are
 * kept; one that is asked for again is read again, so memory does not grow with the number of files.
 */
final class Inputs {
    /** Lines of larger files are not shown. */
    static final int LARGEST_SHOWN = 16 << 20;

    /** More than one repository has; a run over a whole fleet lets the earlier ones go. */
    private static final int MOST_KEPT = 100;

    private final LintRequest request;
    private final Map<String, YamlFile> yaml = latest();
    private final Set<String> parsed = new LinkedHashSet<>();
    private final Map<String, YamlFile> quiet = latest();
    private final Set<String> read = new LinkedHashSet<>();
    private final Map<String, SourceText> texts = latest();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> looked = new LinkedHashSet<>();

    Inputs(LintRequest request) {
        this.request = request;
    }

    /**
     * The file as YAML. What keeps it from being read at all becomes a finding: here for a file that is missing, empty
     * or no file, in the YAML's problems for the rest.
     *
     * @param whenMissing what to do about a missing file; empty when it may be missing
     * @param whenEmpty what to do about an empty one; empty when it may be empty
     */
    Optional<YamlFile> yaml(String name, Optional<String> whenMissing, Optional<String> whenEmpty) {
        return yaml(name, () -> whenMissing, () -> whenEmpty);
    }

    /** The same, for advice that takes a look at the repository: it is asked for only where it is needed. */
    Optional<YamlFile> yaml(String name, Supplier<Optional<String>> whenMissing, Supplier<Optional<String>> whenEmpty) {
        if (parsed.contains(name)) {
            return parsed(name);
        }
        Content content = content(name, Limit.BYTES);
        if (!(content instanceof Content.Missing)) {
            looked.add(name);
        }
        if (content instanceof Content.Bytes file) {
            Optional<String> help = isBlank(file.bytes()) ? whenEmpty.get() : Optional.empty();
            if (help.isPresent()) {
                findings.add(EmptyFile.at(name, help.get()));
                return Optional.empty();
            }
            YamlFile silent = quiet.remove(name);
            return Optional.of(take(name, silent == null ? YamlReader.read(name, file.bytes()) : silent));
        } else if (content instanceof Content.TooLarge) {
            return Optional.of(take(name, YamlReader.tooLarge(name)));
        } else if (content instanceof Content.Missing) {
            whenMissing.get().ifPresent(help -> findings.add(MissingFile.at(name, help)));
        } else if (content instanceof Content.NotAFile other) {
            findings.add(NotAFile.at(name, other.what()));
        } else if (content instanceof Content.Unreadable fault) {
            findings.add(UnreadableFile.at(name, fault.reason()));
        }
        return Optional.empty();
    }

    private YamlFile take(String name, YamlFile file) {
        yaml.put(name, file);
        parsed.add(name);
        findings.addAll(file.problems());
        return file;
    }

    /**
     * The file as a text of no kind known here. What keeps it from being read becomes a finding.
     *
     * @param whenMissing what to do about a missing file
     */
    Optional<SourceText> source(String name, int limit, String whenMissing) {
        Content content = content(name, limit);
        if (!(content instanceof Content.Missing)) {
            looked.add(name);
        }
        if (content instanceof Content.Bytes file) {
            read.add(name);
            SourceText text = new SourceText(name, Decoding.of(file.bytes()).text());
            texts.put(name, text);
            return Optional.of(text);
        } else if (content instanceof Content.TooLarge large) {
            findings.add(NotAFile.at(name, "too large to be read here: " + large.bytes() + " bytes"));
        } else if (content instanceof Content.Missing) {
            findings.add(MissingFile.at(name, whenMissing));
        } else if (content instanceof Content.NotAFile other) {
            findings.add(NotAFile.at(name, other.what()));
        } else if (content instanceof Content.Unreadable fault) {
            findings.add(UnreadableFile.at(name, fault.reason()));
        }
        return Optional.empty();
    }

    /** The names of the files read as texts so far, in order. */
    Set<String> texts() {
        return read;
    }

    /** The file as YAML if it is there and can be read; it is not this run's business if not. */
    Optional<YamlFile> quietly(String name) {
        if (parsed.contains(name)) {
            return parsed(name);
        }
        YamlFile known = quiet.get(name);
        if (known == null && content(name, Limit.BYTES) instanceof Content.Bytes file) {
            known = YamlReader.read(name, file.bytes());
            quiet.put(name, known);
        }
        return Optional.ofNullable(known);
    }

    private Content content(String name, int limit) {
        byte[] given = request.given().get(name);
        if (given == null) {
            return request.tree().read(name, limit);
        }
        return given.length > limit ? Content.TooLarge.of(given.length, given) : new Content.Bytes(given);
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    /** The names of the files parsed so far, in order. */
    Set<String> parsed() {
        return parsed;
    }

    /** A file that was parsed in this run; empty for any other, and for one that is gone since. */
    Optional<YamlFile> parsed(String name) {
        YamlFile known = yaml.get(name);
        if (known == null && parsed.contains(name)) {
            Content content = content(name, Limit.BYTES);
            if (content instanceof Content.Bytes file) {
                known = YamlReader.read(name, file.bytes());
                yaml.put(name, known);
            } else if (content instanceof Content.TooLarge) {
                known = YamlReader.tooLarge(name);
            }
        }
        return Optional.ofNullable(known);
    }

    private static <T> Map<String, T> latest() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > MOST_KEPT;
            }
        };
    }

    /** The names of the files that were there to be looked at. */
    Set<String> looked() {
        return looked;
    }

    /** What is wrong with the files as such. */
    List<Finding> findings() {
        return findings;
    }

    /** A file's text, decoded as all rooms decode it; empty when it cannot be had. */
    Optional<SourceText> text(String name) {
        YamlFile parsed = yaml.get(name);
        if (parsed != null) {
            return Optional.of(parsed.source());
        }
        SourceText known = texts.get(name);
        if (known == null && content(name, LARGEST_SHOWN) instanceof Content.Bytes file) {
            known = new SourceText(name, Decoding.of(file.bytes()).text());
            texts.put(name, known);
        }
        return Optional.ofNullable(known);
    }
}
