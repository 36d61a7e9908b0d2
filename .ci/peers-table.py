"""Reads the raw reports below the given project folders, brings them to one form and prints the tables of .ci/peers.

One form: (tool, project, source file, line, method, resource, kind). The line is where the resource is acquired, as far
as it can be told: a report at a declaration without a value moves on to the first assignment, a report at an exit of
the method moves back to the last one. The method is looked up in the line tables of the class files, so that all tools
name it alike. Two reports are the same if they lie in one method and at most two lines apart.

Writes findings.tsv beside the project folders: all reports in that form, each with the tools that share it.
"""

import collections
import json
import pathlib
import random
import re
import struct
import sys
import xml.etree.ElementTree as ET
import zipfile

NEAR = 2
SEED = 20261123
TOOLS = ["spotbugs", "fb-contrib", "pmd", "pmd-finally", "ecj-definite", "ecj-potential", "watertight", "watertight-low"]
GROWTH = {"PMB_POSSIBLE_MEMORY_BLOAT", "PMB_INSTANCE_BASED_THREAD_LOCAL", "PMB_LOCAL_BASED_JAXB_CONTEXT"}
MEMORY = {
    "ThreadLocalNotRemoved", "ThreadContextNotCleared", "ListenerNotRemoved", "KeyWithoutEquality", "WeakKeyHeldByValue",
    "StaticExecutorNotShutDown", "UnboundedTags",
}
FB_CONTRIB = ("HES_", "HCP_", "PMB_", "IOI_UNENDED_ZLIB_OBJECT")
SPOTBUGS = ("OBL_", "OS_", "ODR_", "UL_")

Finding = collections.namedtuple("Finding", "tool project file line method resource kind")


class ClassFile:
    """Name, source file and the lines of each method of one class file (JVMS 4)."""

    def __init__(self, data):
        self.data, self.at = data, 8
        self.constants = self.read_constants()
        self.skip(2)
        self.name = self.text(self.u2_at(self.constants[self.u2()] + 1))
        self.skip(2)
        self.skip(2 * self.u2())
        self.members()
        self.methods = self.members()
        self.source = next((self.text(self.u2_at(at)) for name, at in self.attributes() if name == "SourceFile"), None)

    def u2(self):
        self.at += 2
        return self.u2_at(self.at - 2)

    def u2_at(self, at):
        return struct.unpack_from(">H", self.data, at)[0]

    def u4(self):
        self.at += 4
        return struct.unpack_from(">I", self.data, self.at - 4)[0]

    def skip(self, length):
        self.at += length

    def read_constants(self):
        sizes = {3: 4, 4: 4, 5: 8, 6: 8, 7: 2, 8: 2, 9: 4, 10: 4, 11: 4, 12: 4, 15: 3, 16: 2, 17: 4, 18: 4, 19: 2, 20: 2}
        constants, count, index = {}, self.u2(), 1
        while index < count:
            tag = self.data[self.at]
            constants[index] = self.at
            self.skip(3 + self.u2_at(self.at + 1) if tag == 1 else 1 + sizes[tag])
            index += 2 if tag in (5, 6) else 1
        return constants

    def text(self, index):
        at = self.constants[index]
        return self.data[at + 3 : at + 3 + self.u2_at(at + 1)].decode("utf-8", "replace")

    def attributes(self):
        for _ in range(self.u2()):
            name, length = self.text(self.u2()), self.u4()
            end = self.at + length
            yield name, self.at
            self.at = end

    def members(self):
        found = []
        for _ in range(self.u2()):
            self.skip(2)
            name = self.text(self.u2())
            self.skip(2)
            lines = set()
            for attribute, at in self.attributes():
                if attribute == "Code":
                    self.at = at + 4
                    self.skip(self.u4())
                    self.skip(8 * self.u2())
                    for inner, inner_at in self.attributes():
                        if inner == "LineNumberTable":
                            count = self.u2_at(inner_at)
                            lines.update(self.u2_at(inner_at + 4 + 4 * i) for i in range(count))
            found.append((name, lines))
        return found


class Project:
    """The sources of one project and the methods that their lines belong to."""

    def __init__(self, folder):
        self.folder, self.name = folder, folder.name
        self.methods = collections.defaultdict(list)
        self.texts = {}
        jar = folder / "jars" / (folder.name + ".jar")
        with zipfile.ZipFile(jar) as classes:
            for entry in classes.namelist():
                if entry.endswith(".class") and not entry.startswith("META-INF/") and "module-info" not in entry:
                    self.add(ClassFile(classes.read(entry)))

    def add(self, declared):
        package = declared.name.rpartition("/")[0]
        file = f"{package}/{declared.source}" if package else declared.source
        for name, lines in declared.methods:
            if lines:
                outer = re.sub(r"^lambda\$(.*)\$\d+$", r"\1", name)
                owner = declared.name.rpartition("/")[2]
                self.methods[file].append((min(lines), max(lines), lines, f"{owner}.{outer}"))

    def span(self, file, line):
        """The method around the line: (first line, last line, name); the narrowest one that fits."""
        around = [m for m in self.methods[file] if m[0] <= line <= m[1]]
        if not around:
            return line, line, "?"
        exact = [m for m in around if line in m[2]]
        first, last, _, name = min(exact or around, key=lambda m: (m[1] - m[0], m[3]))
        return first, last, name

    def text(self, file):
        if file not in self.texts:
            path = self.folder / "src" / file
            self.texts[file] = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []
        return self.texts[file]

    def assigns(self, file, line, variable):
        lines = self.text(file)
        if not 0 < line <= len(lines):
            return False
        found = re.search(rf"\b{re.escape(variable)}\s*=(?!=)\s*(.*)", lines[line - 1])
        return bool(found) and not re.match(r"null\s*[;,]", found.group(1))

    def acquisition(self, file, line, variable, backward=False):
        if not re.fullmatch(r"\w+", variable):
            return line
        first, last, _ = self.span(file, line)
        candidates = range(line, first - 2, -1) if backward else range(line, last + 1)
        return next((n for n in candidates if self.assigns(file, n, variable)), line)

    def finding(self, tool, file, line, resource, kind):
        return Finding(tool, self.name, file, line, self.span(file, line)[2], resource, kind)


def relative(project, path):
    return path.partition(f"/{project.name}/src/")[2]


def spotbugs(project):
    root = ET.parse(project.folder / "spotbugs.xml").getroot()
    for bug in root.iter("BugInstance"):
        kind = bug.get("type")
        tool = "spotbugs" if kind.startswith(SPOTBUGS) else "fb-contrib" if kind.startswith(FB_CONTRIB) else None
        if tool:
            line = bug.find("SourceLine")
            place = line if line is not None and line.get("start") else bug.find("Class/SourceLine")
            field = bug.find("Field")
            resource = field.get("name") if field is not None else bug.findtext("LongMessage", "")
            file, start = place.get("sourcepath"), int(place.get("start", 0))
            if field is not None:
                start = assigned_field(project, file, resource) or start
            yield project.finding(tool, file, start, resource, kind)


def assigned_field(project, file, field):
    """A report about a field has no line: the first assignment of the field stands for it."""
    return next((n for n in range(1, len(project.text(file)) + 1) if project.assigns(file, n, field)), 0)


def pmd(project, tool):
    space = "{http://pmd.sourceforge.net/report/2.0.0}"
    for file in ET.parse(project.folder / f"{tool}.xml").getroot().iter(space + "file"):
        name = relative(project, file.get("name"))
        for violation in file.iter(space + "violation"):
            variable = violation.get("variable") or ""
            line = project.acquisition(name, int(violation.get("beginline")), variable)
            yield project.finding(tool, name, line, variable, violation.text.strip())


ECJ = {
    "UnclosedCloseable": ("ecj-definite", False),
    "UnclosedCloseableAtExit": ("ecj-definite", True),
    "PotentiallyUnclosedCloseable": ("ecj-potential", False),
    "PotentiallyUnclosedCloseableAtExit": ("ecj-potential", True),
    "MandatoryCloseNotShown": ("ecj-potential", False),
    "MandatoryCloseNotShownAtExit": ("ecj-potential", True),
}


def ecj(project):
    for source in ET.parse(project.folder / "ecj.xml").getroot().iter("source"):
        package, path = source.get("package"), pathlib.Path(source.get("path"))
        name = f"{package}/{path.name}" if package else path.name
        for problem in source.iter("problem"):
            if problem.get("id") in ECJ:
                tool, at_exit = ECJ[problem.get("id")]
                variable = problem.find("arguments/argument").get("value")
                line = project.acquisition(name, int(problem.get("line")), variable, at_exit)
                yield project.finding(tool, name, line, variable, problem.get("id"))


def watertight(project):
    for run in json.loads((project.folder / "report" / "watertight.sarif").read_text("utf-8"))["runs"]:
        for result in run.get("results", []):
            place = result["locations"][0]
            types = [x["fullyQualifiedName"] for x in place["logicalLocations"] if x["kind"] == "type"]
            package = types[0].rpartition(".")[0].replace(".", "/")
            base = place["physicalLocation"]["artifactLocation"]["uri"].rpartition("/")[2]
            line = place["physicalLocation"].get("region", {}).get("startLine", 0)
            tool = "watertight-low" if result["properties"]["confidence"] == "low" else "watertight"
            yield project.finding(tool, f"{package}/{base}", line, result["message"]["text"], result["ruleId"])


def is_growth(finding):
    ours = finding.tool.startswith("watertight")
    return finding.kind in GROWTH or ours and (finding.kind in MEMORY or "Collection" in finding.kind)


def distinct(findings):
    """One report per tool and place: the same line under two bug types counts once."""
    kept = {}
    for finding in findings:
        kept.setdefault((finding.tool, finding.project, finding.file, finding.line), finding)
    return list(kept.values())


def sharing(findings):
    """For each finding the set of tools that report the same."""
    by_method = collections.defaultdict(list)
    for finding in findings:
        by_method[finding.project, finding.file, finding.method].append(finding)
    return {
        f: {o.tool for o in by_method[f.project, f.file, f.method] if abs(o.line - f.line) <= NEAR} for f in findings
    }


def table(rows, header):
    widths = [max(len(str(row[i])) for row in [header, *rows]) for i in range(len(header))]
    for row in [header, *rows]:
        print("  ".join(str(c).ljust(w) if i == 0 else str(c).rjust(w) for i, (c, w) in enumerate(zip(row, widths))))
    print()


def compiled_badly(projects):
    """How many files the Eclipse compiler could not check in full."""
    return {
        p.name: sum(
            any(problem.get("severity") == "ERROR" for problem in source.iter("problem"))
            for source in ET.parse(p.folder / "ecj.xml").getroot().iter("source")
        )
        for p in projects
    }


def report(projects, findings, title):
    print(title)
    counts = collections.Counter((f.project, f.tool) for f in findings)
    tools = [t for t in TOOLS if any(counts[p.name, t] for p in projects)]
    rows = [[p.name] + [counts[p.name, t] for t in tools] for p in projects]
    rows.append(["all"] + [sum(counts[p.name, t] for p in projects) for t in tools])
    table(rows, ["places", *tools])


def overlaps(findings, shared):
    tools = [t for t in TOOLS if any(f.tool == t for f in findings)]
    rows = [[a] + [sum(b in shared[f] for f in findings if f.tool == a) for b in tools] for a in tools]
    table(rows, ["of the row's places, also in", *tools])
    peers = {t for t in TOOLS if not t.startswith("watertight")}
    rows = [[t, sum("watertight" not in shared[f] for f in findings if f.tool == t)] for t in tools if t in peers]
    rows.append(["watertight", sum(not peers & shared[f] for f in findings if f.tool == "watertight")])
    table(rows, ["places that Watertight has not; its own that no peer has", "count"])


def sample(findings, shared, sizes):
    """Seeded: of each peer as many places as asked for that Watertight has not."""
    chosen = []
    for tool, size in sizes.items():
        rest = sorted(f for f in findings if f.tool == tool and "watertight" not in shared[f])
        chosen += random.Random(f"{SEED} {tool}").sample(rest, min(size, len(rest)))
    return chosen


SAMPLE = {"spotbugs": 8, "fb-contrib": 3, "pmd": 7, "ecj-definite": 5, "ecj-potential": 7}


def main(folders):
    projects = [Project(pathlib.Path(folder).absolute()) for folder in folders]
    findings = []
    for project in projects:
        findings += [*spotbugs(project), *pmd(project, "pmd"), *pmd(project, "pmd-finally"), *ecj(project)]
        findings += watertight(project)
    findings = distinct(findings)
    growth = [f for f in findings if is_growth(f)]
    resources = [f for f in findings if not is_growth(f)]
    shared = sharing(resources)
    report(projects, resources, "Resources")
    overlaps(resources, shared)
    report(projects, growth, "Collections that only grow (one tool names the field, the other the place: not matched)")
    bad = {name: count for name, count in compiled_badly(projects).items() if count}
    print("source files with compile errors (ecj):", ", ".join(f"{n} {c}" for n, c in bad.items()) or "none")
    print()
    print(f"A sample of what a peer reports and Watertight does not (seed {SEED})")
    for f in sample(resources, shared, SAMPLE):
        print(f"  {f.tool:13} {f.project} {f.file}:{f.line} {f.method} {f.kind} {f.resource}")
    with open(projects[0].folder.parent / "findings.tsv", "w", encoding="utf-8") as out:
        for f in sorted(resources):
            print(*f, " ".join(sorted(shared[f])), sep="\t", file=out)


if __name__ == "__main__":
    main(sys.argv[1:])
