import { cleanPath } from "./clean-path.ts";

export type CleanEnvironmentOptions = {
  home: string;
  tempDir: string;
  /** Search path for programs; relative entries are left out. */
  path?: string | undefined;
};

/** All that a program finds in its environment: no token, no key, no variable of the runner. */
export const cleanEnvironment = ({
  home,
  tempDir,
  path,
}: CleanEnvironmentOptions): Record<string, string> => ({
  PATH: cleanPath(path),
  HOME: home,
  TMPDIR: tempDir,
  LANG: "C.UTF-8",
  CI: "true",
});
