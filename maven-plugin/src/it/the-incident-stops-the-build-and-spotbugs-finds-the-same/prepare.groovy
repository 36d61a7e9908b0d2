new io.watertight.spotbugs.CheckedSample(basedir.toPath(), 'incident').copyFrom(java.nio.file.Path.of(sample))
return true
