def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Watertight: skipped (watertight.skip).')
assert !new File(basedir, 'target/watertight').exists()
