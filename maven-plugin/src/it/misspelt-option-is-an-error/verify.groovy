def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('-Dwatertight.fialOn: no such option (did you mean watertight.failOn?); goal check knows ')
assert log.contains('watertight.failOn, watertight.knowledge, watertight.outputDirectory, watertight.skip, watertight.why.')
