/** Where a language's usual package manager fetches from, by the file that shows the language. */
const REGISTRIES: readonly (readonly [manifest: RegExp, hosts: readonly string[]])[] = [
  [/^package\.json$/, ["registry.npmjs.org"]],
  [/^yarn\.lock$/, ["registry.yarnpkg.com"]],
  [
    /^(?:pyproject\.toml|setup\.(?:py|cfg)|requirements[\w.-]*\.txt)$/,
    ["pypi.org", "files.pythonhosted.org"],
  ],
  [/^go\.mod$/, ["proxy.golang.org", "sum.golang.org", "vuln.go.dev"]],
  [/^Cargo\.toml$/, ["index.crates.io", "static.crates.io"]],
  [/^Gemfile$/, ["rubygems.org", "index.rubygems.org"]],
  [/^(?:pom\.xml|build\.gradle(?:\.kts)?)$/, ["repo.maven.apache.org", "repo1.maven.org"]],
];

/** Hosts of the package registries that a repository with these paths needs. */
export function registriesOf(paths: readonly string[]): string[] {
  const names = new Set(paths.map((path) => path.slice(path.lastIndexOf("/") + 1)));
  return REGISTRIES.flatMap(([manifest, hosts]) =>
    [...names].some((name) => manifest.test(name)) ? hosts : [],
  );
}
