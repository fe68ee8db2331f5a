package dev.loco.cishared.mojo;

import io.takari.maven.testing.TestResources5;
import io.takari.maven.testing.executor.MavenRuntime.MavenRuntimeBuilder;
import io.takari.maven.testing.executor.MavenVersions;
import io.takari.maven.testing.executor.junit.MavenPluginTest;
import java.io.File;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Runs goals of this module's plugin on the oldest Maven we promise, the one of the wrapper, and the next major.
 *
 * <p>What is not to be seen from the code:
 *
 * <ul>
 *   <li>The Mavens come from {@code target/maven-installation/apache-maven-<version>}, where the pom unpacks them; a
 *       version named here but not there would be downloaded by takari itself, past mirrors and proxies.
 *   <li>The plugin comes from {@code target/classes} by the workspace state which {@code takari-lifecycle:testProperties}
 *       writes. A test started from an IDE uses what the last Maven build wrote.
 *   <li>Only the plugin's pom and classes come from the workspace. What it depends on is read from the local
 *       repository, where the build has already put it: so the goals are run offline, as they must be able to.
 *   <li>Maven runs inside this process ({@code build()}, quick, seen by JaCoCo); {@code forkedBuilder()} starts a
 *       process, slow, but free of this process' state. A forked Maven is the one whose exit code can be seen.
 *   <li>The projects lie below {@code target/}, so below this repository's own {@code .mvn}: without one of their own
 *       Maven 4 takes this repository for their root.
 *   <li>{@code -Dmaven.home=…} turns {@code @MavenVersions} off and runs everything on that Maven alone.
 * </ul>
 */
@MavenVersions({"3.8.7", "3.9.16", "4.0.0-rc-6"})
class SeveralMavensTest {

    @RegisterExtension
    final TestResources5 resources = new TestResources5();

    private final MavenRuntimeBuilder maven;

    SeveralMavensTest(MavenRuntimeBuilder maven) {
        this.maven = maven;
    }

    @MavenPluginTest
    void helpRunsInAProject() throws Exception {
        File project = resources.getBasedir("plain");
        Files.createDirectory(project.toPath().resolve(".mvn"));

        maven.withCliOptions("--batch-mode", "--offline")
                .build()
                .forProject(project)
                .execute("ci-shared:help")
                .assertErrorFreeLog()
                .assertLogText("ci-shared:help");
    }
}
