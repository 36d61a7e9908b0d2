def log = new File(basedir, 'build.log').getText('UTF-8')

// By its name the helper closes; by its code it does not.
assert log =~ /src\/shop\/Shop\.java:5:\d+: ResourceNeverClosed: /
assert log.contains('confidence: high')
assert log.contains('analysed: 1 class, ')
