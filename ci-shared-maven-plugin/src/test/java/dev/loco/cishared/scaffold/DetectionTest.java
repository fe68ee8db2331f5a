package dev.loco.cishared.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.repository.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which language the files at the root tell. */
class DetectionTest {
    @TempDir
    Path dir;

    private Detection with(String... namesAndTexts) throws IOException {
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            Files.writeString(dir.resolve(namesAndTexts[i]), namesAndTexts[i + 1]);
        }
        return Detection.of(Repository.open(dir).workTree());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requirements.txt | requests==2.32.5                        | PYTHON",
                "setup.py         | setup(name='a')                         | PYTHON",
                "setup.cfg        | python_requires = >=3.9                 | PYTHON",
                "setup.cfg        | python_requires = >=3.13                | PYTHON_3_13",
                "setup.py         | '    python_requires=\">=3.13\",'         | PYTHON_3_13",
                "pyproject.toml   | [tool.ruff]                             | PYTHON",
                "pyproject.toml   | 'requires-python = \">=3.12,<3.14\"'      | PYTHON",
                "pyproject.toml   | 'requires-python = \">=3.13\"'            | PYTHON_3_13",
                "pyproject.toml   | 'requires-python = ''~= 3.13.1'''          | PYTHON_3_13",
                "pyproject.toml   | 'requires-python = \"==3.13.*\"'          | PYTHON_3_13",
                "pyproject.toml   | 'requires-python = \"<3.14\"'             | PYTHON",
                "pyproject.toml   | 'python = \"^3.13\"'                      | PYTHON_3_13",
                "Cargo.toml       | [package]                               | RUST",
                "go.mod           | module a                                | GO",
            })
    void oneFileTells(String name, String text, Language language) throws IOException {
        Detection detection = with(name, text);

        assertThat(detection.only()).contains(language);
        assertThat(detection.found()).containsEntry(language, name);
    }

    @Test
    void whatTheDevelopersUseCountsForMore() throws IOException {
        Detection detection = with("pyproject.toml", "requires-python = \">=3.10\"\n", ".python-version", "3.13.1\n");

        assertThat(detection.only()).contains(Language.PYTHON_3_13);
        assertThat(detection.found()).containsEntry(Language.PYTHON_3_13, ".python-version");
    }

    @Test
    void aVersionNoImageHasIsTrouble() throws IOException {
        Detection detection = with("pyproject.toml", "requires-python = \">=3.15\"\n");

        assertThat(detection.only()).isEmpty();
        assertThat(detection.trouble())
                .contains("`pyproject.toml` asks for Python 3.15; there are base images for 3.12 and 3.13");
    }

    @Test
    void severalAreSeveral() throws IOException {
        Detection detection = with("pyproject.toml", "", "Cargo.toml", "", "go.mod", "");

        assertThat(detection.only()).isEmpty();
        assertThat(detection.found()).containsOnlyKeys(Language.PYTHON, Language.RUST, Language.GO);
    }

    @Test
    void noneIsNone() throws IOException {
        assertThat(with("package.json", "{}").found()).isEmpty();
        assertThat(with(".python-version", "3.13").found())
                .as("used by tools of any language")
                .isEmpty();
    }
}
