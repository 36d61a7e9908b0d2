def log = new File(basedir, 'build.log').getText('UTF-8')
def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/watertight/watertight.sarif'), 'UTF-8').runs[0]

assert run.results == []
assert run.tool.driver.rules*.id.contains('ResourceNeverClosed')
assert log.contains('Watertight: no leaks found')
assert log.contains('analysed: 1 class, ')
assert log.contains('report: target/watertight/watertight.sarif')
