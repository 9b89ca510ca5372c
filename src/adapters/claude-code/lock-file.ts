import { INTEGRITY, VERSION } from "./pinned.ts";

const NAME = "miyabi-claude-code";

/** The package that holds the program for one platform, e.g. `linux-x64`, `linux-arm64-musl`. */
export const packageOf = (platform: string): string => `@anthropic-ai/claude-code-${platform}`;

/**
 * What npm needs to install exactly the pinned program and refuse anything else, by file name; undefined
 * for a platform without one. The lock names no address: where packages come from is the machine's setting.
 */
export function lockFiles(platform: string): Record<string, string> | undefined {
  const integrity = INTEGRITY[platform];
  if (integrity === undefined) return undefined;
  const root = { name: NAME, dependencies: { [packageOf(platform)]: VERSION } };
  const lock = {
    name: NAME,
    lockfileVersion: 3,
    requires: true,
    packages: {
      "": root,
      [`node_modules/${packageOf(platform)}`]: { version: VERSION, integrity },
    },
  };
  return {
    "package.json": JSON.stringify({ ...root, private: true }),
    "package-lock.json": JSON.stringify(lock),
  };
}
