// A clear message for each thing that is refused, in order, and nothing left of the project.
def log = new File(basedir, 'build.log').text
def messages = [
    'No project was generated.',
    '-Dlanguage=perl: expected an available language: python, python-3.13, rust, go',
    '-DartifactId=Hello_World: expected lower-case words joined by "-", at most 63 characters, such as hello-world',
    '-Dregistry=https://registry.example/: expected a host, with its port where it has one, such as registry.example.org',
    '-Dimage=Hello: expected owner/name in lower case, such as loco/hello-world',
    '-Dcontact=nobody: expected a mail address',
    'No project was generated.',
    'already has README.md: generate into an empty directory',
]
int from = 0
messages.each { message ->
    int at = log.indexOf(message, from)
    assert at >= 0 : "not said, or not in its turn: $message"
    from = at + message.length()
}
assert !new File(basedir, 'Hello_World').exists()
assert new File(basedir, 'taken').list() as List == ['README.md']
assert new File(basedir, 'taken/README.md').text == '# Mine\n'
