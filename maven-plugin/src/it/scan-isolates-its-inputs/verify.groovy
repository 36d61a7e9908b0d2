def log = new File(basedir, 'build.log').getText('UTF-8')
def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'watertight-report/watertight.sarif'), 'UTF-8').runs[0]

assert log.contains('analysed: 2 classes, ')
def lines = run.results.collectEntries { [new File(it.properties.input).name, it.locations[0].physicalLocation.region.startLine] }
assert run.results.size() == 2
assert log.contains('  in: old') && log.contains('  in: new')
assert lines == [old: 5, new: 6]
