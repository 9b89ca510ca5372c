import { delimiter } from "node:path";
import { cleanPath } from "./clean-path.ts";
import { rustupHome } from "./rustup-home.ts";

export type CleanEnvironmentOptions = {
  home: string;
  tempDir: string;
  /** Search path for programs; relative entries are left out. */
  path?: string | undefined;
  /** Absolute folders before it. */
  programs?: readonly string[] | undefined;
};

/** Where rustup's toolchains are; a missing one is not fetched in the middle of a run. */
function rustup(path: string): Record<string, string> {
  const home = rustupHome(path);
  return home === undefined ? {} : { RUSTUP_HOME: home, RUSTUP_AUTO_INSTALL: "0" };
}

/** All that a program finds in its environment: no token, no key, no variable of the runner. */
export const cleanEnvironment = ({
  home,
  tempDir,
  path,
  programs = [],
}: CleanEnvironmentOptions): Record<string, string> => ({
  PATH: [...programs, cleanPath(path)].join(delimiter),
  HOME: home,
  TMPDIR: tempDir,
  LANG: "C.UTF-8",
  CI: "true",
  ...rustup(cleanPath(path)),
});
