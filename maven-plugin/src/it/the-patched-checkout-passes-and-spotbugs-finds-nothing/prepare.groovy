new io.watertight.spotbugs.CheckedSample(basedir.toPath(), 'patched').copyFrom(java.nio.file.Path.of(repository, 'checkout-sample'))
new File(basedir, 'sources.txt').text = 'src/main/java\nsrc/patched/java\n'
return true
