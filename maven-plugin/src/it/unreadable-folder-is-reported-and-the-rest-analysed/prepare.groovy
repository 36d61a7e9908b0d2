def javac = javax.tools.ToolProvider.systemJavaCompiler
assert javac.run(null, null, null, '-g', '-d', new File(basedir, 'classes').path, new File(basedir, 'src/shop/Leaky.java').path) == 0
assert javac.run(null, null, null, '-g', '-d', new File(basedir, 'closed').path, new File(basedir, 'src/shop/Clean.java').path) == 0

def closed = new File(basedir, 'closed/shop')
closed.setReadable(false, false)
// The super user reads everything; then there is nothing to see here.
context['unreadable'] = closed.list() == null
return true
