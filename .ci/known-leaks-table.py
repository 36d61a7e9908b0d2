"""Compares the reports of .ci/known-leaks with .ci/known-leaks.tsv and prints what came out.

Without a folder of reports it prints the rows as the table of docs/known-leaks.md.

A leak is *found* when the version before the fix has a finding about a resource, shown by default, in the class and
method of its row and at the line of its row, which is where the resource is opened. It is *silent* when the version
after the fix has no finding about a resource in that method at all. The state of a row says what is expected:

    found                     found before, silent after
    found, alarm after: why   found before, but the method still has a finding after
    missed: why               not found before, silent after
    missed, alarm after: why  neither

The column `method` names two methods where the fix renamed it, the column `line` several lines where the same leak is
there more than once; one of them is enough. 0 stands for a class without line numbers. A lambda counts as a part of
the method it is written in.
"""

import csv
import json
import pathlib
import sys


def findings(report):
    """The findings about resources that are shown by default: (class, method, line, rule)."""
    for run in json.loads(report.read_text(encoding="utf-8"))["runs"]:
        rules = run["tool"]["driver"]["rules"]
        resource_rules = {rule["id"] for rule in rules if "resources" in rule["properties"]["tags"]}
        for result in run.get("results", []):
            location = result["locations"][0]
            names = {name["kind"]: name for name in location.get("logicalLocations", [])}
            shown = result["properties"]["confidence"] != "low"
            if shown and result["ruleId"] in resource_rules and "function" in names:
                yield (
                    names["type"]["fullyQualifiedName"],
                    names["function"]["name"],
                    location["physicalLocation"].get("region", {}).get("startLine"),
                    result["ruleId"],
                )


def reality(row, work):
    """What the two reports say about a row: found or missed, and what is still reported after the fix."""
    before, after = set(), set()
    names = row["method"].split()
    artifact = row["artifact"].split(":")[1]
    lines = {int(line) for line in row["line"].split()}
    for line, rule in in_method(work / f"{artifact}-{row['before']}", row["class"], names[0]):
        if line in lines:
            before.add(f"{line} {rule}")
    for line, rule in in_method(work / f"{artifact}-{row['after']}", row["class"], names[-1]):
        after.add(f"{line} {rule}")
    state = ("found" if before else "missed") + (", alarm after" if after else "")
    return state, sorted(before), sorted(after)


def in_method(folder, class_name, method):
    for type_name, name, line, rule in findings(folder / "report" / "watertight.sarif"):
        if type_name == class_name and (name == method or name.startswith(f"lambda${method}$")):
            yield line or 0, rule


def read(table):
    with table.open(encoding="utf-8") as lines:
        header = next(lines).removeprefix("#").split()
        return [dict(zip(header, row)) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def print_markdown(rows):
    print("| leak | in | before, after | where | what leaks | reference | result |")
    print("|---|---|---|---|---|---|---|")
    for row in rows:
        place = f"{row['class'].rsplit('.', 1)[1]}.{row['method'].split()[0]}"
        cells = [row["id"], row["artifact"], f"{row['before']}, {row['after']}", f"`{place}`", row["leak"]]
        print("| " + " | ".join([*cells, row["reference"], row["state"]]) + " |")


def main():
    rows = read(pathlib.Path(sys.argv[1]))
    if len(sys.argv) == 2:
        return print_markdown(rows)
    work, only = pathlib.Path(sys.argv[2]), set(sys.argv[3:])
    unknown = only - {row["id"] for row in rows}
    if unknown:
        sys.exit(f"no such row: {', '.join(sorted(unknown))}")
    counts, wrong = {}, []
    for row in rows:
        if only and row["id"] not in only:
            continue
        state, before, after = reality(row, work)
        counts[state] = counts.get(state, 0) + 1
        expected = row["state"].split(":")[0]
        mark = " " if expected == state else "!"
        shown = "; ".join(before) + (f" -> {'; '.join(after)}" if after else "")
        print(f"{mark} {row['id']:20} {state:20} {shown}".rstrip())
        if expected != state:
            wrong.append(f"{row['id']}: expected {expected}, but {state}")
    print(", ".join(f"{count} {state}" for state, count in sorted(counts.items())), f"({sum(counts.values())} in all)")
    sys.stdout.flush()
    if wrong:
        sys.exit("reality differs from the table:\n  " + "\n  ".join(wrong))


main()
