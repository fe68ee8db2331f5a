/*
 * What every generated repository has to stand, in its own language: evaluated by the verify.groovy beside each
 * reference, after the tree was compared with it and `goal.txt` was run. The pipeline is the template, byte for byte,
 * and its commands pass on the project. What cannot be tried here is skipped, and said.
 */
import java.nio.charset.StandardCharsets
import java.util.concurrent.TimeUnit

File project = context.projectDir
File module = new File(basedir, '../../../..').canonicalFile
Properties given = new Properties()
new File(basedir, 'archetype.properties').withInputStream { given.load(it) }
String language = given.getProperty('language')

// ---- the pipeline is the newest revision of the one template, with its holes filled

File templates = new File(module, '../ci-shared-maven-plugin/src/main/resources/dev/loco/cishared/templates')
File newest = new File(templates, "$language-ci.yml").listFiles().max { (it.name - '.yml') as int }
String expected = newest.text
['registry', 'mirror', 'image'].each { expected = expected.replace("<$it>", given.getProperty(it)) }
assert !(expected =~ /<[a-z][a-z0-9-]*>/) : 'a hole that this test does not know'
assert new File(project, '.woodpecker/ci.yml').bytes == expected.getBytes(StandardCharsets.UTF_8)

// ---- what the goal said

String log = new File(basedir, 'project/hello-world/build.log').text
assert log.contains('ci-shared:') && (log =~ /(?m)no findings in \d+ files/) : 'goal ci-shared:lint did not lint'

// ---- running commands

List<String> path = System.getenv('PATH').split(File.pathSeparator) as List
def run = { List<String> command ->
    ProcessBuilder builder = new ProcessBuilder(command).directory(project).redirectErrorStream(true)
    builder.environment().putAll(WOODPECKER_DISABLE_UPDATE_CHECK: 'true', PIP_DISABLE_PIP_VERSION_CHECK: '1',
            PATH: path.join(File.pathSeparator))
    Process process = builder.start()
    StringBuffer output = new StringBuffer()
    process.consumeProcessOutput(output, output)
    boolean ended = process.waitFor(10, TimeUnit.MINUTES)
    if (!ended) {
        process.destroyForcibly()
    }
    [code: ended ? process.exitValue() : 124, output: output.toString()]
}
// Asked for its version: a launcher of pyenv or rustup is on the PATH even where the tool is not installed.
def missing = { Collection<List<String>> probes -> probes.find { run(['sh', '-c', it.join(' ')]).code != 0 }?.first() }

/** The commands of one step of the pipeline, as Woodpecker would run them. */
def commandsOf = { String step ->
    String text = expected.substring(expected.indexOf("  - name: $step\n"))
    List<String> lines = text.substring(text.indexOf('    commands:')).readLines().tail()
    List<String> commands = lines.takeWhile { it.startsWith('      - ') }.collect { it.substring(8) }
    assert commands : "step $step of $newest has no commands"
    commands
}
// What tools say when they cannot reach their server. Of the steps that the tests run, only the audits ask one.
def OFFLINE = /(?i)no such host|resolve host|dial tcp|timed? ?out|network is unreachable|temporary failure|connection (refused|reset)/
/** Runs the step as one script, as Woodpecker does; `probes` are the versions of the tools it calls. */
def step = { String name, List<List<String>> probes, Closure<Boolean> wanted = { true } ->
    List<String> commands = commandsOf(name).findAll(wanted)
    String absent = missing(probes)
    if (absent) {
        println "skipped: step $name of $language, because $absent is not on PATH"
        return
    }
    def result = run(['sh', '-e', '-c', commands.join('\n')])
    String offline = result.output.readLines().find { it =~ OFFLINE }
    if (result.code != 0 && offline) {
        println "skipped: step $name of $language, because the network is not there: $offline"
        return
    }
    assert result.code == 0 : "step $name, ${commands.join('; ')}:\n${result.output}"
    println "passed: step $name of $language: ${commands.join('; ')}"
}

// ---- the project's own gates

// Below target/ git calls every file ignored, and the goal above had no file to scan for credentials: lint again,
// by the command, with the project in a repository of its own.
assert run(['git', 'init', '--quiet', '.']).code == 0
String ciShared = new File(module, '../ci-shared-maven-plugin/target/ci-shared/bin/ci-shared').path
def lint = run([ciShared, 'lint'])
def clean = lint.output =~ /no findings in (\d+) files/
assert lint.code == 0 && clean && (clean[0][1] as int) > 10 : lint.output
println "passed: ci-shared lint of $language"

// The folder is named: on a machine that knows a server, that would be asked.
def coverage = run([ciShared, 'reverse-coverage', '--policies', 'openbao'])
assert coverage.code == 0 && coverage.output =~ /(?m)^no findings in / : coverage.output
assert run([ciShared, 'policy-generate']).output == new File(project, 'openbao/hello-world.hcl').getText('UTF-8')
println "passed: ci-shared reverse-coverage of $language"

String cli = ['woodpecker-cli', 'cli', System.getenv('WOODPECKER_CLI')].find { it && !missing([[it, 'lint', '--help']]) }
if (cli) {
    def result = run([cli, 'lint', '--strict', '.woodpecker/ci.yml'])
    assert result.code == 0 : result.output
    println "passed: woodpecker-cli lint --strict of $language"
} else {
    println 'skipped: woodpecker-cli lint --strict, because woodpecker-cli is not on PATH'
}

/** The tools of the Python images, in a virtual environment below target/ where the PATH has none. */
def pythonTools = {
    List<List<String>> tools = [['ruff', '--version'], ['pyflakes', '--version'], ['pytest', '--version'], ['pip-audit', '--version']]
    File home = new File(module, 'target/python-tools')
    if (missing(tools) && !missing([['python3', '--version']])) {
        run(['python3', '-m', 'venv', home.path])
        def install = run([new File(home, 'bin/pip').path, 'install', '--quiet', '-r',
                new File(module, '../.ci/requirements.txt').canonicalPath])
        if (install.code == 0) {
            path.add(0, new File(home, 'bin').path)
        } else {
            println "no tools of Python below target/: ${install.output.readLines().find { it.contains('ERROR') }}"
        }
    }
}
[step: step, pythonTools: pythonTools]
