/*
 * Writes the project. The archetype plugin itself only writes pom.xml, which it insists on: its file
 * sets go through Velocity, which eats `##`, and through `__name__` in file names, which Python uses.
 *
 * In the archetype's jar:
 *   archetype-resources/pom.xml, archetype-resources/common/    for every language
 *   archetype-resources/<language>/                            one folder a language; its names are the choice
 *   templates/<language>-ci.yml/<revision>.yml                  the pipelines; the newest revision is taken
 * A value's place is `@name@`, and `<name>` in the pipeline, as ci-lint has it.
 */
import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.Path
import java.util.zip.ZipFile

Properties given = request.properties
Path project = new File(request.outputDirectory, request.artifactId).toPath()
Path pom = project.resolve('pom.xml')

Map<String, byte[]> jar = [:]
String archetype = Thread.currentThread().contextClassLoader.getURLs()[0].toURI().path
new ZipFile(archetype).withCloseable { zip ->
    zip.entries().findAll { !it.directory }.each { jar[it.name] = zip.getInputStream(it).bytes }
}

String root = 'archetype-resources/'
List<String> languages = jar.keySet()
        .findAll { it.startsWith(root) && it.count('/') > 1 }
        .collect { it.split('/')[1] }
        .findAll { it != 'common' }
        .unique()
        .sort()

// Only what this run made goes away again: the plugin refuses a directory with a pom.xml, so that one is ours.
def refuse = { List<String> complaints ->
    Files.deleteIfExists(pom)
    if (project.toFile().list().length == 0) {
        Files.delete(project)
    }
    // A pom.xml beside the project was given it as a module.
    Path parent = new File(request.outputDirectory, 'pom.xml').toPath()
    if (Files.exists(parent)) {
        String text = Files.readString(parent)
        Files.writeString(parent, text.replaceAll(/[ \t]*<module>\Q${request.artifactId}\E<\/module>\R?/, ''))
    }
    throw new IllegalArgumentException('No project was generated.\n  ' + complaints.join('\n  '))
}

// ---- the values

// Not true, false or null, which YAML would not take for a name.
String name = /(?!(true|false|null)$)[a-z][a-z0-9]*(-[a-z0-9]+)*/
String host = /[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?/
List<List<String>> rules = [
    ['language', languages.join('|'), "an available language: ${languages.join(', ')}"],
    ['artifactId', "(?=.{1,63}\$)$name", 'lower-case words joined by "-", at most 63 characters, such as hello-world'],
    ['groupId', /[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*/, 'words joined by ".", such as dev.loco'],
    ['version', /[A-Za-z0-9._-]+/, 'a version, such as 0.1.0-SNAPSHOT'],
    ['registry', host, 'a host, with its port where it has one, such as registry.example.org'],
    ['mirror', host, 'a host, with its port where it has one, such as sm-zot:5000'],
    ['image', /[a-z0-9]+([._-][a-z0-9]+)*(\/[a-z0-9]+([._-][a-z0-9]+)*)+/, 'owner/name in lower case, such as loco/hello-world'],
    ['team', name, 'lower-case words joined by "-", such as platform'],
    ['contact', /[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+/, 'a mail address'],
].collect { it*.toString() }
List<String> complaints = rules
        .findAll { key, pattern, wanted -> !(given.getProperty(key) ==~ pattern) }
        .collect { key, pattern, wanted -> "-D$key=${given.getProperty(key)}: expected $wanted".toString() }
if (complaints) {
    refuse(complaints)
}

String language = given.getProperty('language')
String template = language + '-ci.yml'
int revision = jar.keySet()
        .findAll { it ==~ /templates\/\Q${template}\E\/[0-9]+\.yml/ }
        .collect { (it =~ /([0-9]+)\.yml$/)[0][1] as int }
        .max()

Map<String, String> values = [
    name: request.artifactId,
    groupId: request.groupId,
    version: request.version,
    owner: given.getProperty('image').split('/')[0],
    ciShared: request.archetypeVersion,
    template: template,
    revision: revision as String,
]
['registry', 'mirror', 'image', 'team', 'contact'].each { values[it] = given.getProperty(it) }

def fill = { String text, String pattern ->
    text.replaceAll(pattern) { all, key -> values.containsKey(key) ? values[key] : all }
}

// ---- the files

Map<String, String> files = [:]
jar.each { entry, bytes ->
    ['common/', language + '/'].findAll { entry.startsWith(root + it) }.each {
        files[entry.substring((root + it).length())] = fill(new String(bytes, StandardCharsets.UTF_8), /@([A-Za-z]+)@/)
    }
}
String pipeline = new String(jar["templates/$template/${revision}.yml".toString()], StandardCharsets.UTF_8)
files['.woodpecker/ci.yml'] = fill(pipeline, /<([a-z][a-z0-9-]*)>/)

List<String> taken = files.keySet().findAll { Files.exists(project.resolve(it)) }.sort()
if (taken) {
    refuse(["$project already has ${taken.join(', ')}: generate into an empty directory".toString()])
}
files.each { path, text ->
    Path file = project.resolve(path)
    Files.createDirectories(file.parent)
    Files.writeString(file, text)
}
Files.writeString(pom, fill(Files.readString(pom), /@([A-Za-z]+)@/))
