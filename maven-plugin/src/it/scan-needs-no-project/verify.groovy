def log = new File(basedir, 'build.log').getText('UTF-8')
def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'watertight-report/watertight.sarif'), 'UTF-8').runs[0]

assert log =~ /src\/shop\/Leaky\.java:5:\d+: ResourceNeverClosed: /
assert log.contains('report: watertight-report/watertight.sarif')
assert log.contains('BUILD SUCCESS')
assert run.results*.ruleId == ['ResourceNeverClosed']
assert run.results[0].locations[0].physicalLocation.artifactLocation.uri == 'src/shop/Leaky.java'
assert run.results[0].properties.input == new File(basedir, 'classes').path
