/*
 * Runs after the tree was compared with reference/ and `goal.txt` was run: the pipeline is the template, byte
 * for byte, and the commands of the pipeline pass on the project. A tool that is not there is skipped, and said.
 */
import java.nio.charset.StandardCharsets

File project = context.projectDir
File module = new File(basedir, '../../../..').canonicalFile

// ---- the pipeline is the newest revision of the one template, with its holes filled

Properties given = new Properties()
new File(basedir, 'archetype.properties').withInputStream { given.load(it) }
File templates = new File(module, '../ci-shared-maven-plugin/src/main/resources/dev/loco/cishared/templates/python-ci.yml')
File newest = templates.listFiles().max { (it.name - '.yml') as int }
String expected = newest.text
['registry', 'mirror', 'image'].each { expected = expected.replace("<$it>", given.getProperty(it)) }
assert !(expected =~ /<[a-z][a-z0-9-]*>/) : 'a hole that this test does not know'
assert new File(project, '.woodpecker/ci.yml').bytes == expected.getBytes(StandardCharsets.UTF_8)

// ---- what the goal said

String log = new File(basedir, 'project/hello-world/build.log').text
assert log.contains('ci-shared:') && (log =~ /(?m)no findings in \d+ files/) : 'goal ci-shared:lint did not lint'

// ---- the project's own gates

def onPath = { String name ->
    System.getenv('PATH').split(File.pathSeparator).collect { new File(it, name) }.find { it.canExecute() && it.file }
}
def run = { List<String> command ->
    Process process = new ProcessBuilder(command)
            .directory(project)
            .redirectErrorStream(true)
            .with { it.environment().put('WOODPECKER_DISABLE_UPDATE_CHECK', 'true'); it }
            .start()
    String output = process.inputStream.text
    [code: process.waitFor(), output: output]
}
def gate = { Collection<String> names, List<String> probe, List<String> arguments ->
    String tool = names.first()
    String said = ([tool] + arguments).join(' ')
    // Asked for its version first: a launcher of pyenv is on PATH even where the tool is not installed.
    String found = names.collect { it.contains('/') ? it : onPath(it)?.path }.find { it && run([it] + probe).code == 0 }
    if (!found) {
        println "skipped: $said, because $tool is not on PATH"
        return
    }
    def result = run([found] + arguments)
    assert result.code == 0 : "$said:\n${result.output}"
    println "passed: $said"
}
// Below target/ git calls every file ignored, and the goal above had no file to scan for credentials: lint again,
// by the command, with the project in a repository of its own.
assert run(['git', 'init', '--quiet', '.']).code == 0
def lint = run([new File(module, '../ci-shared-maven-plugin/target/ci-shared/bin/ci-shared').path, 'lint'])
def clean = lint.output =~ /no findings in (\d+) files/
assert lint.code == 0 && clean && (clean[0][1] as int) > 10 : lint.output
println 'passed: ci-shared lint'
gate(['ruff'], ['--version'], ['check', '.'])
gate(['pyflakes'], ['--version'], ['.'])
gate(['pytest'], ['--version'], [])
gate(
        ['woodpecker-cli', 'cli', System.getenv('WOODPECKER_CLI')].findAll { it },
        ['lint', '--help'],
        ['lint', '--strict', '.woodpecker/ci.yml'])
println 'skipped: pip-audit, because it asks a server on the internet'
true
