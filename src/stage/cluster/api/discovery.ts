import { GROUP_VERSIONS, groupVersionOf, KINDS, type Kind } from "../store/kinds.ts";

const VERBS = ["create", "delete", "get", "list", "patch", "update", "watch"];

const resourcesOf = (groupVersion: string) => ({
  kind: "APIResourceList",
  apiVersion: "v1",
  groupVersion,
  resources: KINDS.filter((kind) => groupVersionOf(kind) === groupVersion).map(
    ({ plural, kind, namespaced, shortNames }) => ({
      name: plural,
      singularName: kind.toLowerCase(),
      namespaced,
      kind,
      verbs: VERBS,
      shortNames,
    }),
  ),
});

const groups = {
  kind: "APIGroupList",
  apiVersion: "v1",
  groups: GROUP_VERSIONS.map((groupVersion) => {
    const [name = "", version = ""] = groupVersion.split("/");
    const entry = { groupVersion, version };
    return { name, versions: [entry], preferredVersion: entry };
  }),
};

const openApiPath = (groupVersion: string): string =>
  groupVersion.includes("/") ? `apis/${groupVersion}` : `api/${groupVersion}`;

/** What kubectl asks of it: whether PATCH of a kind knows `fieldValidation` and `dryRun`. */
function openApiOf(groupVersion: string) {
  const parameters = ["fieldValidation", "dryRun", "fieldManager"].map((name) => ({
    name,
    in: "query",
    schema: { type: "string" },
  }));
  const pathOf = ({ plural, namespaced }: Kind): string =>
    `/${openApiPath(groupVersion)}/${namespaced ? "namespaces/{namespace}/" : ""}${plural}/{name}`;
  const kinds = KINDS.filter((kind) => groupVersionOf(kind) === groupVersion);
  return {
    openapi: "3.0.0",
    info: { title: "Kubernetes", version: VERSION.gitVersion },
    paths: Object.fromEntries(
      kinds.map((kind) => [
        pathOf(kind),
        {
          patch: {
            parameters,
            responses: {},
            "x-kubernetes-group-version-kind": {
              group: kind.group,
              version: kind.version,
              kind: kind.kind,
            },
          },
        },
      ]),
    ),
    components: { schemas: {} },
  };
}

const VERSION = { major: "1", minor: "32", gitVersion: "v1.32.0", platform: "linux/amd64" };

const ALL = ["v1", ...GROUP_VERSIONS];

/** The documents by which a client learns what there is, by path. */
const DOCUMENTS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["/version", VERSION],
  ["/api", { kind: "APIVersions", versions: ["v1"], serverAddressByClientCIDRs: [] }],
  ["/apis", groups],
  ...ALL.map((name) => [`/${openApiPath(name)}`, resourcesOf(name)] as const),
  [
    "/openapi/v3",
    {
      paths: Object.fromEntries(
        ALL.map((name) => [
          openApiPath(name),
          { serverRelativeURL: `/openapi/v3/${openApiPath(name)}` },
        ]),
      ),
    },
  ],
  ...ALL.map((name) => [`/openapi/v3/${openApiPath(name)}`, openApiOf(name)] as const),
]);

/** Undefined for a path that is none of discovery's. */
export const discovered = (path: string): unknown => DOCUMENTS.get(path);
