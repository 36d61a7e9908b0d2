def javac = javax.tools.ToolProvider.systemJavaCompiler
assert javac.run(null, null, null, '-g', '-d', new File(basedir, 'classes').path, new File(basedir, 'src/shop/Leaky.java').path) == 0
assert javac.run(null, null, null, '-g', '-d', new File(basedir, 'classes').path, new File(basedir, 'src/shop/Clean.java').path) == 0

def cut = new File(basedir, 'classes/shop/Clean.class')
cut.bytes = java.util.Arrays.copyOf(cut.bytes, (int) (cut.length() / 2))
return true
