import io.watertight.spotbugs.CheckedSample
import io.watertight.spotbugs.SpotBugsRun
import java.nio.file.Path

def log = new File(basedir, 'build.log').getText('UTF-8')
def checkout = new CheckedSample(basedir.toPath(), 'patched')

assert log.contains('Watertight: no leaks found')
assert log.contains('BUILD SUCCESS')
assert !log.contains('BUILD FAILURE')
assert checkout.findings() == []
assert checkout.scanned() == []
assert checkout.bugs(new SpotBugsRun(Path.of(spotBugsLibraries), Path.of(detectorJar))) == []
