"""Holds edits of front matter to what PyYAML reads.

Standard input: a JSON array of {name, before, after (base64 of the front matter), edits: [{key, raw}], refused}. `raw` is the value's
text in the file after the edit; `refused` says that PyYAML takes neither text (null: not known). Standard output: one line for each
edit that did more or less than it should; then the number of edits that were held to it.
"""
import base64
import json
import sys

import yaml


def compose(text, is_large):
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader) if is_large else yaml.SafeLoader
    try:
        return yaml.compose(text, Loader=loader), None
    except yaml.YAMLError as error:
        return None, error


def same(a, b, seen):
    """The same tags, texts and structure; aliases may lead back to where they came from."""
    if (id(a), id(b)) in seen:
        return True
    seen.add((id(a), id(b)))
    if type(a) is not type(b) or a.tag != b.tag:
        return False
    if isinstance(a, yaml.ScalarNode):
        return (a.value, a.style) == (b.value, b.style)
    children = [[x for pair in node.value for x in pair] if isinstance(node, yaml.MappingNode) else node.value for node in (a, b)]
    return len(children[0]) == len(children[1]) and all(same(x, y, seen) for x, y in zip(*children))


def split(root, keys):
    """The root's pairs without those of the keys, and the values of these."""
    others, values = [], {key: [] for key in keys}
    for key, value in root.value if root else []:
        if isinstance(key, yaml.ScalarNode) and key.value in values:
            values[key.value].append(value)
        else:
            others.append((key, value))
    return others, values


def is_null(node):
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def complaint(job):
    before, after = (base64.b64decode(job[name]).decode("utf-8") for name in ("before", "after"))
    old, error = compose(before, len(before) > 4096)
    if job["refused"] is not None and (error is not None) != job["refused"]:
        return f"PyYAML before the edit: {error}"
    if error:
        return None
    new, error = compose(after, len(after) > 4096)
    if error:
        return f"PyYAML cannot read the result: {error}"
    raws = {edit["key"]: edit["raw"] for edit in job["edits"]}
    old_others, old_values = split(old, raws)
    new_others, new_values = split(new, raws)
    seen = set()
    if len(old_others) != len(new_others) or not all(same(a, b, seen) for x, y in zip(old_others, new_others) for a, b in zip(x, y)):
        return "something else reads differently"
    for key, raw in raws.items():
        if len(new_values[key]) != 1 or len(old_values[key]) > 1:
            return f"{key} is not there once"
        value = new_values[key][0]
        if not isinstance(value, yaml.ScalarNode) or value.value != raw.strip("\"'"):
            return f"{key} reads as {value}"
        if not old_values[key] or is_null(old_values[key][0]):
            continue
        was = old_values[key][0]
        if was.style != value.style:
            return f"{key} is quoted differently"
        marked = before[was.start_mark.index:was.end_mark.index]
        if len(raws) == 1 and not marked.startswith("!") and after != before[:was.start_mark.index] + raw + before[was.end_mark.index:]:
            return f"other characters than those of {key} differ"
    return None


def main():
    jobs = json.load(sys.stdin)
    for job in jobs:
        reason = complaint(job)
        if reason:
            print(job["name"] + ": " + reason.replace("\n", " "))
    print(len(jobs))


main()
