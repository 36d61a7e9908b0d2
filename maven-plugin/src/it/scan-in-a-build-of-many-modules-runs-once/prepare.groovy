def javac = javax.tools.ToolProvider.systemJavaCompiler
assert javac.run(null, null, null, '-g', '-d', new File(basedir, 'classes').path, new File(basedir, 'src/shop/Clean.java').path) == 0
return true
