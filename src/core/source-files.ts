/** What kind of file a path is, from its name alone. */

const TEST =
  /(^|\/)(__tests__|tests?|specs?|e2e)\/|[._-](test|spec|tests)\.[^/.]+$|(^|\/)(test_[^/]+|[^/]+_test|conftest)\.[^/.]+$/i;

export const isTestFile = (path: string): boolean => TEST.test(path);

const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const CONFIG = /(^|\/)[^/]+\.config\.[cm]?[jt]s$|\.d\.[cm]?ts$/;

/** JavaScript or TypeScript that tests can run: no test, configuration or declaration. */
export const isScriptSource = (path: string): boolean =>
  SCRIPT.test(path) && !isTestFile(path) && !CONFIG.test(path);

export const isScript = (path: string): boolean => SCRIPT.test(path);
