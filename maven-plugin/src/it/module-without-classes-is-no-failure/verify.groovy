def log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains("nothing to check in module-without-classes-is-no-failure: a module with packaging pom has no classes; its modules are checked on their own.")
assert log =~ /\[INFO\] Watertight: nothing to check in empty: it has neither sources nor class files in .*; to scan something else, run watertight:scan/
