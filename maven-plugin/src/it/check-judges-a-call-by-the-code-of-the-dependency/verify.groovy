def log = new File(basedir, 'build.log').getText('UTF-8')
def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'shop/target/watertight/watertight.sarif'), 'UTF-8').runs[0]

// The library is a jar of the class path: what its code does counts, what it leaks itself does not.
assert new File(basedir, 'tools/target/tools-1.jar').isFile()
def found = run.results.collect { [it.ruleId, it.locations[0].physicalLocation.region.startLine, it.level] }
assert found == [['ResourceNeverClosed', 13, 'error'], ['ResourceNeverClosed', 17, 'error']]
assert run.results.every { it.locations[0].physicalLocation.artifactLocation.uri == 'shop/src/main/java/shop/Shop.java' }
assert run.results[1].message.text.contains('Streams.prices')
assert log.contains('analysed: 1 class, ')
