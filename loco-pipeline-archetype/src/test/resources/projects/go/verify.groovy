def gates = evaluate(new File(basedir, '../../gates.groovy'))
gates.step('lint', [['go', 'version']])
gates.step('test', [['go', 'version']])
gates.step('audit', [['go', 'version']])
true
