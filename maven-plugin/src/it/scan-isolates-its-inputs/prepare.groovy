def javac = javax.tools.ToolProvider.systemJavaCompiler
assert javac.run(null, null, null, '-g', '-d', new File(basedir, 'old').path, new File(basedir, '1.0/shop/Leaky.java').path) == 0
assert javac.run(null, null, null, '-g', '-d', new File(basedir, 'new').path, new File(basedir, '1.1/shop/Leaky.java').path) == 0
return true
