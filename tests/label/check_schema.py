# SPDX-License-Identifier: GPL-3.0-or-later
"""The theme file obeys its schema, and the schema refuses the mistakes that editors make."""

import copy
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("passed over: python3-jsonschema is not installed")
    sys.exit(77)

corpus = pathlib.Path(sys.argv[1])
schema = json.loads((corpus / "taxonomy.schema.json").read_text(encoding="utf-8"))
taxonomy = json.loads((corpus / "taxonomy.json").read_text(encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
failures = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(taxonomy)]


def refuse(what, change):
    spoilt = copy.deepcopy(taxonomy)
    change(spoilt)
    if validator.is_valid(spoilt):
        failures.append(f"the schema takes {what}")


def theme(file):
    return file["themes"][1]


refuse("a theme without an id", lambda f: theme(f).pop("id"))
refuse("an id with a capital", lambda f: theme(f).update(id="Restraint"))
refuse("a theme without a definition", lambda f: theme(f).pop("definition"))
refuse("a member that does not exist", lambda f: theme(f).update(cue_strong=[]))
refuse("a cue that is no text", lambda f: theme(f)["cues_strong"].append(3))
refuse("an empty cue", lambda f: theme(f)["cues_strong"].append(" "))
refuse("a cue twice", lambda f: theme(f)["cues_strong"].append(theme(f)["cues_strong"][0]))
refuse("a key question that does not exist", lambda f: theme(f)["key_questions"].append("kind"))
refuse("a regulation without its word", lambda f: theme(f)["regulations"].append("12"))
refuse("a regulation of 2010 without its word", lambda f: theme(f)["regulations_2010"].append("2010/12"))
refuse("a date of the crosswalk that is none", lambda f: f["crosswalk_dates"]["regulations"].update({"from": "April 2015"}))
refuse("a near miss that is a text", lambda f: theme(f)["near_misses"].append("pay restraint"))
refuse("a pair of one side", lambda f: theme(f).update(cue_pairs=[{"any": ["a"]}]))
refuse("a version without a point", lambda f: f.update(version="2"))
refuse("no themes", lambda f: f.update(themes=[]))
refuse("a member of the file that does not exist", lambda f: f.update(theme=[]))

# Every member has a note for editors.
for name, member in [*schema["properties"].items(), *schema["$defs"]["theme"]["properties"].items()]:
    if "description" not in schema["$defs"].get(member.get("$ref", "").rpartition("/")[2], member) and "description" not in member:
        failures.append(f"{name} has no description")

print("\n".join(failures) or "the theme file obeys its schema")
sys.exit(1 if failures else 0)
