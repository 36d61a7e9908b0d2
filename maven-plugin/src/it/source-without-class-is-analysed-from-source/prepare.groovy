def javac = javax.tools.ToolProvider.systemJavaCompiler
assert javac.run(null, null, null, '-g', '-d', new File(basedir, 'classes').path, new File(basedir, 'src/shop/Leaky.java').path) == 0
return true
