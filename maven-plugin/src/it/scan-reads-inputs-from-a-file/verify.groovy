def log = new File(basedir, 'build.log').getText('UTF-8')
def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'out/watertight.sarif'), 'UTF-8').runs[0]

assert log.contains('analysed: 2 classes, ')
assert !log.contains('not analysed')
assert run.results*.properties*.input == [new File(basedir, 'leaky, classes').path]
// Without sources the place is as exact as the class file.
assert run.results[0].locations[0].physicalLocation.artifactLocation.uri == 'shop/Leaky.java'
assert run.results[0].locations[0].physicalLocation.region.startLine == 5
