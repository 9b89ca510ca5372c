import type { Ecosystem } from "./projects.ts";

/** What kind of file a path is, from its name alone. */

const TEST =
  /(^|\/)(__tests__|tests?|specs?|e2e)\/|[._-](test|spec|tests)\.[^/.]+$|(^|\/)(test_[^/]+|[^/]+_test|conftest)\.[^/.]+$/i;

export const isTestFile = (path: string): boolean => TEST.test(path);

const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const SCRIPT_CONFIG = /(^|\/)[^/]+\.config\.[cm]?[jt]s$|\.d\.[cm]?ts$/;
const PYTHON_SETUP = /(^|\/)(?:setup|noxfile|docs\/conf)\.py$/;
/** Where `go mod vendor` and `cargo vendor` lay down what somebody else wrote. */
const VENDORED = /(^|\/)vendor\//;
const RUST_BUILD = /(^|\/)(?:build\.rs$|benches\/|examples\/)/;

/** JavaScript or TypeScript that tests can run: no test, configuration or declaration. */
export const isScriptSource = (path: string): boolean =>
  SCRIPT.test(path) && !isTestFile(path) && !SCRIPT_CONFIG.test(path);

export const isScript = (path: string): boolean => SCRIPT.test(path);

/** Python that tests can run: no test, and nothing that only builds or documents. */
export const isPythonSource = (path: string): boolean =>
  path.endsWith(".py") && !isTestFile(path) && !PYTHON_SETUP.test(path);

/** Go that tests can run, of the repository itself. */
export const isGoSource = (path: string): boolean =>
  path.endsWith(".go") && !isTestFile(path) && !VENDORED.test(path);

/** Rust that tests can run, of the repository itself: no test, build script, benchmark or example. */
export const isRustSource = (path: string): boolean =>
  path.endsWith(".rs") && !isTestFile(path) && !RUST_BUILD.test(path) && !VENDORED.test(path);

/** Files of an ecosystem's language that tests can run: no test, no configuration. */
const IS_SOURCE: Record<Ecosystem, (path: string) => boolean> = {
  node: isScriptSource,
  python: isPythonSource,
  go: isGoSource,
  rust: isRustSource,
};

/** A source file of whatever language we know. */
export const isSource = (path: string): boolean =>
  Object.values(IS_SOURCE).some((fits) => fits(path));
