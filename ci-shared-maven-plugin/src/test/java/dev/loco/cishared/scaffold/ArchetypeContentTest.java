package dev.loco.cishared.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the classes that the pom of the archetype puts into its jar, and no other, the archetype writes the same files. */
class ArchetypeContentTest {
    private static final Map<String, String> VALUES =
            Parameter.withDefaults(Map.of("name", "hello-world", "registry", "registry.example"));

    /** Has what the archetype's jar has: the JDK, some rooms of ci-shared, one library. */
    private static final class Jar extends ClassLoader {
        private final List<String> folders;

        Jar(List<String> folders) {
            super(ClassLoader.getPlatformClassLoader());
            this.folders = folders;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            String path = name.replace('.', '/') + ".class";
            try (InputStream in = folders.stream().anyMatch(path::startsWith)
                    ? ArchetypeContentTest.class.getClassLoader().getResourceAsStream(path)
                    : null) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                in.transferTo(bytes);
                return defineClass(name, bytes.toByteArray(), 0, bytes.size());
            } catch (IOException fault) {
                throw new ClassNotFoundException(name, fault);
            }
        }

        @Override
        protected URL findResource(String name) {
            return folders.stream().anyMatch(name::startsWith)
                    ? ArchetypeContentTest.class.getClassLoader().getResource(name)
                    : null;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "python-3.13", "rust", "go"})
    void itsClassesAreEnough(String language) throws Exception {
        String pom = Files.readString(Path.of("../loco-pipeline-archetype/pom.xml"));
        List<String> folders = Pattern.compile("<include>([^<]+/)\\*\\*</include>")
                .matcher(pom)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(folders).contains("dev/loco/cishared/scaffold/", "dev/loco/cishared/coverage/");
        assertThat(pom).contains("<includes>org/yaml/snakeyaml/**</includes>");
        Jar jar = new Jar(
                java.util.stream.Stream.concat(folders.stream(), java.util.stream.Stream.of("org/yaml/snakeyaml/"))
                        .toList());

        Class<?> languages = jar.loadClass(Language.class.getName());
        Class<?> scaffold = jar.loadClass(Scaffold.class.getName());
        Object chosen = ((Optional<?>) languages.getMethod("of", String.class).invoke(null, language)).orElseThrow();
        Object made = scaffold.getMethod("ofNewRepository", languages, Map.class, String.class)
                .invoke(null, chosen, VALUES, "1.2.3");

        assertThat(scaffold.getMethod("files").invoke(made))
                .isEqualTo(Scaffold.ofNewRepository(Language.of(language).orElseThrow(), VALUES, "1.2.3")
                        .files());
    }
}
