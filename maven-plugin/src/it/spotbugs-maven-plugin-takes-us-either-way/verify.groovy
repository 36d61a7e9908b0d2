import io.watertight.spotbugs.CheckedSample
import io.watertight.spotbugs.SpotBugsReport

for (name in ['by-plugins', 'by-dependency']) {
    def module = new File(basedir, name).toPath()
    def findings = new CheckedSample(module, '').findings()

    assert findings*.type() == ['WT_RESOURCE_NEVER_CLOSED']
    assert SpotBugsReport.read(module.resolve('target/spotbugsXml.xml')).ours() == findings
}
