def log = new File(basedir, 'build.log').getText('UTF-8')
def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'watertight-report/watertight.sarif'), 'UTF-8').runs[0]

def places = run.results.collect { it.ruleId + ' ' + it.locations[0].physicalLocation.artifactLocation.uri }.sort()
assert places == ['ResourceNeverClosed src/shop/Leaky.java', 'ResourceNeverClosed src/shop/Uncompiled.java']
assert log.contains('analysed: 2 classes')
