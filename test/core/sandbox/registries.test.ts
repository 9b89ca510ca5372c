import { registriesOf } from "../../../src/core/sandbox/registries.ts";

test.each([
  [["package.json", "src/a.js"], ["registry.npmjs.org"]],
  [
    ["web/package.json", "api/go.mod"],
    ["registry.npmjs.org", "proxy.golang.org", "sum.golang.org", "vuln.go.dev"],
  ],
  [["requirements-dev.txt"], ["pypi.org", "files.pythonhosted.org"]],
  [["docs/package.json.md", "README.md"], []],
])("%j needs %j", (paths, hosts) => {
  expect(registriesOf(paths)).toEqual(hosts);
});
