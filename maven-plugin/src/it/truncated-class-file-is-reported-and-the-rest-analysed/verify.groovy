def log = new File(basedir, 'build.log').getText('UTF-8')
def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'watertight-report/watertight.sarif'), 'UTF-8').runs[0]

assert run.results*.ruleId == ['ResourceNeverClosed']
def said = run.invocations[0].toolExecutionNotifications
assert said*.level == ['warning']
assert said[0].message.text.contains('Clean.class')
assert log.contains('[WARNING] ' + said[0].message.text)
assert log.contains('analysed: 1 class, ')
assert log.contains('not analysed in full: 1 input or part, named above')
assert run.invocations[0].executionSuccessful
