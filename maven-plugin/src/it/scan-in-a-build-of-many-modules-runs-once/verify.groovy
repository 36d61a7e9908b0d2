def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.count('Watertight: no leaks found') == 1
assert new File(basedir, 'watertight-report/watertight.sarif').isFile()
