def log = new File(basedir, 'build.log').getText('UTF-8')
def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/watertight/watertight.sarif'), 'UTF-8').runs[0]

assert log =~ /\[WARNING\] src\/main\/java\/shop\/Leaky\.java:5:\d+: ResourceNeverClosed: /
assert log.contains('BUILD SUCCESS')
assert run.results*.ruleId == ['ResourceNeverClosed']
