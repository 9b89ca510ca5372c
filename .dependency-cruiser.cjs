/** The floors of src/ (docs/ARCHITECTURE.md): imports only point down. */
const only = (name, from, allowed) => ({
  name,
  severity: "error",
  from: { path: from },
  to: { pathNot: allowed },
});

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    only("core-is-pure", "^src/core/", [
      "^src/core/",
      "node_modules/(zod|stemmer)/",
      "^(node:)?crypto$",
    ]),
    only("ports-see-core", "^src/ports/", ["^src/(core|ports)/", "node_modules/zod/"]),
    only("agents-see-core-and-ports", "^src/agents/[^/]+/(?!main\\.ts$)", [
      "^src/(core|ports)/",
      "^src/agents/",
      "node_modules/zod/",
      "^(node:)?path$",
    ]),
    {
      name: "agents-do-not-meet",
      severity: "error",
      from: { path: "^src/agents/([^/]+)/" },
      to: { path: "^src/agents/", pathNot: "^src/agents/$1/" },
    },
    {
      name: "adapters-see-no-agents",
      severity: "error",
      from: { path: "^src/adapters/" },
      to: { path: "^src/(agents|stage|shell|cli)/" },
    },
    {
      name: "stage-stands-alone",
      severity: "error",
      from: { path: "^src/stage/" },
      to: { path: "^src/(agents|adapters|shell|cli)/" },
    },
    only("page-sees-core", "^dashboard/", ["^dashboard/", "^src/core/", "node_modules/uplot/"]),
    {
      name: "nothing-sees-the-cli",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/cli/" },
      to: { path: "^src/cli/" },
    },
    {
      name: "actions-core-in-shell",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/shell/" },
      to: { path: "node_modules/@actions/core/" },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dashboard/dist/" },
  },
};
