def gates = evaluate(new File(basedir, '../../gates.groovy'))
gates.step('lint', [['cargo', 'fmt', '--version'], ['cargo', 'clippy', '--version']])
gates.step('test', [['cargo', '--version']])
// Building cargo-audit takes minutes: only where it is there already.
gates.step('audit', [['cargo-audit', '--version']]) { !it.startsWith('cargo install ') }
true
