def log = new File(basedir, 'build.log').getText('UTF-8')

assert log =~ /\[WARNING\] Watertight: nothing to check in goal-before-compile-is-a-warning: it has sources, but no class files in .*; run the goal after compile/
