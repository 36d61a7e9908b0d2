def log = new File(basedir, 'build.log').getText('UTF-8')
def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'watertight-report/watertight.sarif'), 'UTF-8').runs[0]

assert run.results*.ruleId == ['ResourceNeverClosed']
def said = run.invocations[0].toolExecutionNotifications
assert said*.level == ['warning']
assert said[0].message.text.contains('Clean.java')
assert log.contains(said[0].message.text)
