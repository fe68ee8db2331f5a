package dev.loco.cishared.release.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hundreds of generated files of each kind, read before and after by the parsers of those who use them: the version is
 * the new one, and everything else is what it was.
 */
class VersionFilesPropertyTest {
    private static final int FILES = 600;
    private static final String NEW = "10.20.30-rc.1";

    @TempDir
    Path dir;

    private interface Check {
        void check(String before, String after) throws Exception;
    }

    private static void all(String name, Function<RandomFiles, String> generator, Check check) throws Exception {
        long first = Long.getLong("files.seed", 1);
        for (long seed = first; seed < first + FILES; seed++) {
            String before = generator.apply(new RandomFiles(seed));
            String what = name + " of -Dfiles.seed=" + seed + ":\n" + before;
            FilesPlan plan = VersionFiles.plan(
                    List.of(VersionFile.of(name)), NEW, new MemoryTree(Map.of(name, before.getBytes(UTF_8))));
            assertThat(plan.problems()).as(what).isEmpty();
            assertThat(plan.changes()).as(what).hasSize(1);
            try {
                check.check(
                        unmarked(before),
                        unmarked(new String(plan.changes().get(0).after(), UTF_8)));
            } catch (Exception | AssertionError e) {
                throw new AssertionError(what, e);
            }
        }
    }

    private static String unmarked(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    @Test
    void packageJson() throws Exception {
        JsonMapper mapper = new JsonMapper();
        all("package.json", RandomFiles::packageJson, (before, after) -> {
            JsonNode old = mapper.readTree(before);
            ((ObjectNode) old).put("version", NEW);
            assertThat(mapper.readTree(after)).isEqualTo(old);
        });
    }

    @Test
    void pom() throws Exception {
        all("pom.xml", RandomFiles::pom, (before, after) -> {
            Model old = model(before);
            if (old.getVersion().equals(RandomFiles.OLD)) {
                old.setVersion(NEW);
            } else {
                old.getProperties().setProperty("own.version", NEW);
            }
            assertThat(written(model(after))).isEqualTo(written(old));
        });
    }

    private static Model model(String pom) throws Exception {
        return new MavenXpp3Reader().read(new StringReader(pom), false);
    }

    private static String written(Model model) throws IOException {
        StringWriter out = new StringWriter();
        new MavenXpp3Writer().write(out, model);
        return out.toString();
    }

    @Test
    void chart() throws Exception {
        all("Chart.yaml", RandomFiles::chart, (before, after) -> {
            Map<String, Object> old = yaml(before);
            old.put("version", NEW);
            assertThat(yaml(after)).isEqualTo(old);
        });
    }

    private static Map<String, Object> yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    /** Held against Python's own parser, in one process for all files. */
    @Test
    void pyProject() throws Exception {
        assumeTrue(python("import tomllib"), "Python with tomllib");
        Map<String, String> files = new TreeMap<>();
        all("pyproject.toml", RandomFiles::pyProject, (before, after) -> {
            files.put("%04d.before".formatted(files.size()), before);
            files.put("%04d.after".formatted(files.size()), after);
        });
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(dir.resolve(file.getKey()), file.getValue());
        }
        assertThat(files).hasSize(2 * FILES);
        assertThat(python("""
                import os, tomllib
                names = sorted(os.listdir("."))
                for before, after in zip(names[::2], names[1::2]):
                    try:
                        old, new = (tomllib.loads(open(n, "rb").read().decode().removeprefix("\\ufeff")) for n in (before, after))
                    except Exception as e:
                        raise AssertionError(open(before).read()) from e
                    assert old["project"]["version"] == "1.2.0", before
                    old["project"]["version"] = "10.20.30rc1"
                    assert old == new, before
                """)).isTrue();
    }

    private boolean python(String program) throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", program)
                            .directory(dir.toFile())
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noPython) {
            return false;
        }
    }
}
