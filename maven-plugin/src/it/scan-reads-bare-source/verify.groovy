def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'watertight-report/watertight.sarif'), 'UTF-8').runs[0]

def places = run.results.collect { it.ruleId + ' ' + it.locations[0].physicalLocation.artifactLocation.uri }
assert places.contains('ResourceNeverClosed src/shop/Leaky.java')
assert places.contains('UnboundedStaticCollection torn/Torn.java')
assert run.invocations[0].toolExecutionNotifications*.message*.text.any { it.contains('Torn.java') }
