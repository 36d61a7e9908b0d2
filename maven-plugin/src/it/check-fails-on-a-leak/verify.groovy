def log = new File(basedir, 'build.log').getText('UTF-8')
def run = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/watertight/watertight.sarif'), 'UTF-8').runs[0]

// An editor or a CI log finds the place by this line.
assert log =~ /src\/main\/java\/shop\/Leaky\.java:5:\d+: ResourceNeverClosed: /
assert log.contains('return new java.io.FileInputStream(f).read();')
assert log.contains('^^^')
assert log =~ /1\. Leaky\.java:5: /
assert log =~ /fix: /
assert log.contains('confidence: high')
assert log.contains('Watertight: 1 finding (1 high, 0 medium, 0 low confidence)')
assert log.contains('1 leak of medium confidence or more:')
assert log.contains('-Dwatertight.failOn=... (high or never)')
assert log.contains('BUILD FAILURE')

assert run.results*.ruleId == ['ResourceNeverClosed']
def result = run.results[0]
assert result.level == 'error'
def place = result.locations[0]
assert place.physicalLocation.artifactLocation.uri == 'src/main/java/shop/Leaky.java'
assert place.physicalLocation.region.startLine == 5
assert place.logicalLocations*.kind == ['type', 'function']
assert place.logicalLocations*.fullyQualifiedName == ['shop.Leaky', 'shop.Leaky.first(Ljava/lang/String;)I']
assert new File(result.properties.input).canonicalFile == new File(basedir, 'target/classes').canonicalFile
assert run.invocations[0].executionSuccessful
