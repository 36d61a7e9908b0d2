new io.watertight.spotbugs.CheckedSample(basedir.toPath(), 'incident').copyFrom(java.nio.file.Path.of(repository, 'checkout-sample'))
return true
