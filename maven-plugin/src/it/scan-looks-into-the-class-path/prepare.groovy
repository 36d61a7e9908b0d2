def javac = javax.tools.ToolProvider.systemJavaCompiler
def tools = new File(basedir, 'tools')
assert javac.run(null, null, null, '-g', '-d', tools.path, new File(basedir, 'lib/tools/Streams.java').path) == 0
new java.util.zip.ZipOutputStream(new FileOutputStream(new File(basedir, 'tools.jar'))).withCloseable { zip ->
    zip.putNextEntry(new java.util.zip.ZipEntry('tools/Streams.class'))
    zip.write(new File(tools, 'tools/Streams.class').bytes)
}
assert javac.run(null, null, null, '-g', '-cp', tools.path, '-d', new File(basedir, 'classes').path, new File(basedir, 'src/shop/Shop.java').path) == 0
return true
