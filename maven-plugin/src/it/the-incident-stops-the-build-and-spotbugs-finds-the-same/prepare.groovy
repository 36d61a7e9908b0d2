new io.watertight.spotbugs.CheckedSample(basedir.toPath(), 'incident').copyFrom(java.nio.file.Path.of(repository, 'checkout-sample'))
new File(basedir, 'sources.txt').text = 'src/main/java\nsrc/incident/java\n'
return true
