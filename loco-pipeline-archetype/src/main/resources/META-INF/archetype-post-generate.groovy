/*
 * Writes the project. The archetype plugin itself only writes pom.xml, which it insists on: its file
 * sets go through Velocity, which eats `##`, and through `__name__` in file names, which Python uses.
 *
 * What is written, and with which values, is decided by dev.loco.cishared.scaffold, which lies in this jar
 * together with the files and the pipelines: the goal `init` of the plugin writes the same.
 */
import java.nio.file.Files
import java.nio.file.Path

ClassLoader jar = Thread.currentThread().contextClassLoader
def ours = { String name -> jar.loadClass("dev.loco.cishared.scaffold.$name") }

Path project = new File(request.outputDirectory, request.artifactId).toPath()
Path pom = project.resolve('pom.xml')

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

Map<String, String> given = [name: request.artifactId]
['groupId', 'version', 'registry', 'mirror', 'image', 'team', 'contact'].each { key ->
    String value = request.properties.getProperty(key)
    if (value) {
        given[key] = value
    }
}
Map<String, String> values = ours('Parameter').withDefaults(given)

String language = request.properties.getProperty('language')
List<String> offered = ours('Language').ofNewRepositories()
List<String> complaints = []
if (!(language in offered)) {
    complaints << "-Dlanguage=$language: expected an available language: ${offered.join(', ')}".toString()
}
complaints.addAll(ours('Parameter').complaints(values, { key -> key == 'name' ? '-DartifactId' : "-D$key".toString() }))
if (complaints) {
    refuse(complaints)
}

// ---- the files

def scaffold = ours('Scaffold').ofNewRepository(ours('Language').of(language).get(), values, request.archetypeVersion)
Map<String, String> files = scaffold.files()
files.remove('pom.xml')

List<String> taken = (files.keySet() as List).findAll { Files.exists(project.resolve(it)) }
if (taken) {
    refuse(["$project already has ${taken.join(', ')}: generate into an empty directory".toString()])
}
try {
    ours('NewFiles').write(project, files)
} catch (IOException fault) {
    refuse([fault.toString()])
}
// As it was written: inside another project it was given a parent.
Files.writeString(pom, scaffold.fill(Files.readString(pom)))
true
