def gates = evaluate(new File(basedir, '../../gates.groovy'))
gates.pythonTools()
gates.step('lint', [['ruff', '--version'], ['pyflakes', '--version']])
gates.step('test', [['pip', '--version'], ['pytest', '--version']])
gates.step('audit', [['pip-audit', '--version']])
true
