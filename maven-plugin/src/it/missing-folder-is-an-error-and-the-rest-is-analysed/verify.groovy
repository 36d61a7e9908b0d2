def log = new File(basedir, 'build.log').getText('UTF-8')
def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'watertight-report/watertight.sarif'), 'UTF-8').runs[0]

assert run.results*.ruleId == ['ResourceNeverClosed']
def said = run.invocations[0].toolExecutionNotifications
assert said*.level == ['error']
assert said[0].properties.subject.endsWith('clases')
assert !run.invocations[0].executionSuccessful
assert log.contains('What was asked for could not be analysed in full:')
