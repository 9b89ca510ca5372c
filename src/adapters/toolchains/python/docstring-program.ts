/**
 * Reads Python's own syntax tree, with no module of anybody else loaded. It is called with one file of
 * JSON, `{files}` by their paths, and prints `{items: [{file, name, line, documented}]}`.
 *
 * Public is what no leading underscore hides, in the module, the class and the name; where a module names
 * its `__all__`, what stands in it. Overloads and the setters of a property are documented elsewhere.
 */
export const DOCSTRING_PROGRAM = `import ast, json, sys

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
BLOCKS = tuple(
    kind
    for kind in (getattr(ast, name, None) for name in ("If", "Try", "TryStar", "With"))
    if kind is not None
)

def definitions(body):
    for node in body:
        if isinstance(node, DEFINITIONS):
            yield node
        elif isinstance(node, BLOCKS):
            for field in ("body", "orelse", "finalbody"):
                yield from definitions(getattr(node, field, []))
            for handler in getattr(node, "handlers", []):
                yield from definitions(handler.body)

def exported(tree):
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            try:
                return {name for name in ast.literal_eval(node.value)}
            except (ValueError, TypeError):
                return None
    return None

def elsewhere(node):
    for decorator in node.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        name = getattr(target, "attr", None) or getattr(target, "id", None)
        if name in ("overload", "override", "setter", "deleter"):
            return True
    return False

def walk(body, prefix, public):
    for node in definitions(body):
        if not public(node.name) or elsewhere(node):
            continue
        name = prefix + node.name
        yield {"name": name, "line": node.lineno, "documented": bool(ast.get_docstring(node))}
        if isinstance(node, ast.ClassDef):
            yield from walk(node.body, name + ".", lambda inner: not inner.startswith("_"))

def is_private(path):
    return any(part.startswith("_") and not part.startswith("__") for part in path.split("/"))

def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        files = json.load(file)["files"]
    items = []
    for path in files:
        if is_private(path):
            continue
        with open(path, "rb") as file:
            tree = ast.parse(file.read(), filename=path)
        names = exported(tree)
        seen = {}
        for item in walk(tree.body, "", (lambda name: name in names) if names is not None
                         else (lambda name: not name.startswith("_"))):
            known = seen.setdefault(item["name"], dict(item, file=path))
            known["documented"] = known["documented"] or item["documented"]
        items.extend(seen.values())
    json.dump({"items": items}, sys.stdout)

main()
`;
