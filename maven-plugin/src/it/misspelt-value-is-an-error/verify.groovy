def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('watertight.failOn=hihg: no such value (did you mean high?); valid are high, medium, low, never.')
