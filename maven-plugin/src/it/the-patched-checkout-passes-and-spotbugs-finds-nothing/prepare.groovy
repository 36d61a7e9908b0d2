new io.watertight.spotbugs.CheckedSample(basedir.toPath(), 'patched').copyFrom(java.nio.file.Path.of(repository, 'checkout-sample'))
return true
