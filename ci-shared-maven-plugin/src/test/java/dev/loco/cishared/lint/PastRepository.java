package dev.loco.cishared.lint;

import dev.loco.cishared.lint.CommitRepository.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A repository whose commits {@code bao-lint} is to look at, with a real git. */
abstract class PastRepository {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    static final Options CONCISE = Options.none().with("format", "concise");
    static final Options HISTORY = CONCISE.with("history", true);
    static final Options BASELINE = Options.none().with("history", true).with("write-baseline", true);

    @TempDir
    Path dir;

    CommitRepository repository;
    Path root;

    @BeforeEach
    void create() throws Exception {
        root = Files.createDirectory(dir.resolve("it's here"));
        repository = CommitRepository.create(root);
    }

    /** A token that opens nothing: the same one for the same seed. */
    static String token(int seed) {
        Random random = new Random(seed);
        StringBuilder token = new StringBuilder("hvs.");
        for (int i = 0; i < 24; i++) {
            token.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return token.toString();
    }

    void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    String commit(String message) throws Exception {
        repository.git("add", "-A");
        repository.commit(message);
        return repository.git("rev-parse", "HEAD");
    }

    String commit(String message, String file, String text) throws Exception {
        write(file, text);
        return commit(message);
    }

    Ran history() {
        return repository.run(Goal.BAO_LINT, List.of(), HISTORY);
    }

    Ran since(String revision) {
        return repository.run(Goal.BAO_LINT, List.of(), CONCISE.with("since", revision));
    }

    static String at(String place, String id) {
        return place + ": error[credential/service-token] this is a service token of OpenBao (commit "
                + id.substring(0, 10) + " of ";
    }
}
