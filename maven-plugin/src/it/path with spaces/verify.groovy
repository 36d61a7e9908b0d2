def log = new File(basedir, 'build.log').getText('UTF-8')
def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/my reports/watertight.sarif'), 'UTF-8').runs[0]

assert run.results*.ruleId == ['ResourceNeverClosed']
assert run.results[0].locations[0].physicalLocation.artifactLocation.uri == 'src/main/java/shop/Leaky.java'
assert run.originalUriBaseIds['%SRCROOT%'].uri.endsWith('/path%20with%20spaces/')
assert log.contains('report: target/my reports/watertight.sarif')
