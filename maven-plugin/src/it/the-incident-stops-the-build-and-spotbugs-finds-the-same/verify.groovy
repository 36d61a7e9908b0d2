import io.watertight.spotbugs.CheckedSample
import io.watertight.spotbugs.SpotBugsRun
import java.nio.file.Path

def log = new File(basedir, 'build.log').getText('UTF-8')
def checkout = new CheckedSample(basedir.toPath(), 'incident')
def findings = checkout.findings()
def shop = 'io.watertight.checkout'

assert log.contains('BUILD FAILURE')
// The field, the line that grows it, and what bound it lacks.
assert log =~ /src\/incident\/java\/io\/watertight\/checkout\/shipping\/ShippingCalculator\.java:\d+:\d+: UnboundedStaticCollection: ShippingCalculator\.QUOTES grows by one entry per new key .* nothing in the program removes, replaces or limits its entries/
assert log.contains('return QUOTES.computeIfAbsent(request, this::calculate);')
assert log =~ /fix: Replace the ConcurrentHashMap ShippingCalculator\.QUOTES by a cache with a maximum size/
assert log =~ /\d leaks of medium confidence or more:/

// The README shows it; there the build runs from the root, and the findings are warnings.
def shown = new File(repository, 'README.md').readLines('UTF-8').findAll { it.startsWith('[WARNING] ') }
assert shown.size() > 20
shown.each { assert log.contains(it.replace('[WARNING] ', '[ERROR] ').replace('checkout-sample/src', 'src')) }

def found = findings.collect { it.type() + ' ' + it.className() + ' ' + it.field() }*.trim()
assert found.contains("WT_UNBOUNDED_STATIC_COLLECTION ${shop}.shipping.ShippingCalculator ${shop}.shipping.ShippingCalculator.QUOTES".toString())
assert found.contains("WT_RESOURCE_LEAKED_ON_EXCEPTION ${shop}.shipping.RateFile".toString())
assert found.contains("WT_RESOURCE_LEAKED_ON_PATH ${shop}.order.OrderRepository".toString())

assert checkout.scanned() == findings
assert checkout.bugs(new SpotBugsRun(Path.of(spotBugsLibraries), Path.of(detectorJar))) == findings
