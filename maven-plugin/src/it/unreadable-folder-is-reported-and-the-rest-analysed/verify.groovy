def log = new File(basedir, 'build.log').getText('UTF-8')
def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'watertight-report/watertight.sarif'), 'UTF-8').runs[0]

new File(basedir, 'closed/shop').setReadable(true)
assert run.results*.ruleId == ['ResourceNeverClosed']
if (context['unreadable']) {
    def said = run.invocations[0].toolExecutionNotifications
    assert said.size() == 1
    assert said[0].message.text.contains('closed')
    assert log.contains(said[0].message.text)
}
