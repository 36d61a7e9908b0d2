def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('There is nothing to scan; name jars, class folders or source folders with -Dwatertight.inputs=')
