def javac = javax.tools.ToolProvider.systemJavaCompiler
assert javac.run(null, null, null, '-g', '-d', new File(basedir, 'leaky, classes').path, new File(basedir, 'src/shop/Leaky.java').path) == 0
assert javac.run(null, null, null, '-g', '-d', new File(basedir, 'clean classes').path, new File(basedir, 'src/shop/Clean.java').path) == 0
return true
