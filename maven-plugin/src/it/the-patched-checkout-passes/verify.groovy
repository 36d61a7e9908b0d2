def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Watertight: no leaks found')
assert log.contains('BUILD SUCCESS')
assert new io.watertight.spotbugs.CheckedSample(basedir.toPath(), 'patched').findings() == []
