"""Prints for each project folder how many findings `scan`, `check` and SpotBugs report, and the differences.

The folders are those of .ci/parity. Exits with 1 when there is a difference.
"""

import collections
import json
import os
import re
import sys
import xml.etree.ElementTree


def bug_type(rule):
    return "WT_" + re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", rule).upper()


def of_sarif(path):
    """Findings as tuples (bug type, class, method with descriptor, field, line, message), counted."""
    found = collections.Counter()
    with open(path, encoding="utf-8") as file:
        results = json.load(file)["runs"][0]["results"]
    for result in results:
        location = result["locations"][0]
        names = {one["kind"]: one["fullyQualifiedName"] for one in reversed(location["logicalLocations"])}
        function = names.get("function", "")
        found[(
            bug_type(result["ruleId"]),
            names["type"],
            function[len(names["type"]) + 1:],
            names.get("field", ""),
            location["physicalLocation"].get("region", {}).get("startLine", 0),
            result["message"]["text"],
        )] += 1
    return found


def of_spotbugs(path):
    """The same from an XML report with messages."""
    found = collections.Counter()
    for bug in xml.etree.ElementTree.parse(path).getroot().iter("BugInstance"):
        if bug.get("abbrev") != "WT":
            continue
        method = bug.find("Method")
        field = bug.find("Field")
        found[(
            bug.get("type"),
            bug.find("Class").get("classname"),
            "" if method is None else method.get("name") + method.get("signature"),
            "" if field is None else field.get("classname") + "." + field.get("name"),
            int(bug.find("SourceLine").get("start", 0)),
            bug.find("LongMessage").text,
        )] += 1
    return found


def main(folders):
    differences = []
    print("| project | `scan` | `check` | SpotBugs | differences |")
    print("|---|--:|--:|--:|--:|")
    for folder in folders:
        reports = {
            "scan": of_sarif(folder + "/scan/watertight.sarif"),
            "check": of_sarif(folder + "/module/target/watertight/watertight.sarif"),
            "SpotBugs": of_spotbugs(folder + "/spotbugs-parity.xml"),
        }
        own = []
        for one, other in (("scan", "check"), ("scan", "SpotBugs")):
            for has, lacks in ((one, other), (other, one)):
                for finding in sorted((reports[has] - reports[lacks]).elements()):
                    own.append(f"* {os.path.basename(folder)}, `{has}` and not `{lacks}`: "
                               + " ".join(str(part) for part in finding if part))
        counts = " | ".join(str(sum(report.values())) for report in reports.values())
        print(f"| {os.path.basename(folder)} | {counts} | {len(own)} |")
        differences += own
    if differences:
        print()
        print("\n".join(differences))
    return 1 if differences else 0


sys.exit(main(sys.argv[1:]))
