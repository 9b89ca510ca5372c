import { existsSync, lstatSync, readlinkSync } from "node:fs";
import { basename, dirname, isAbsolute, join } from "node:path";
import { codeOf } from "../../core/error-code.ts";
import { rustupHome } from "../process/rustup-home.ts";

const ROOTS = ["/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32"];

/** Only what programs need to start and to check certificates: no shadow, no private keys, no ssh. */
const ETC = [
  "alternatives",
  "ca-certificates",
  "debian_version",
  "group",
  "host.conf",
  "hosts",
  "java-17-openjdk",
  "java-21-openjdk",
  "ld.so.cache",
  "ld.so.conf",
  "ld.so.conf.d",
  "localtime",
  "lsb-release",
  "mime.types",
  "nsswitch.conf",
  "os-release",
  "passwd",
  "pki/tls/certs",
  "protocols",
  "services",
  "ssl/certs",
  "ssl/openssl.cnf",
  "timezone",
];

/** Where programs of a prefix keep what they need; not `share` or `etc`, which may hold people's data. */
const BESIDE_BIN = ["lib", "libexec", "include"];

const isSystem = (path: string): boolean =>
  ["/usr", ...ROOTS].some((root) => path === root || path.startsWith(`${root}/`));

function readlinkOf(path: string): string | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Go's programs need all of the folder that they were unpacked into, its own library's sources too. */
const isGoRoot = (folder: string): boolean =>
  ["bin/go", "VERSION", "src/runtime"].every((name) => existsSync(join(folder, name)));

/** The folders of the search path that lie outside of the system's own, with what their programs need. */
const pathFolders = (path: string): string[] =>
  path
    .split(":")
    .filter((entry) => isAbsolute(entry) && !isSystem(entry) && entry !== "/")
    .flatMap((entry) => {
      if (basename(entry) !== "bin") return [entry];
      const prefix = dirname(entry);
      return isGoRoot(prefix) ? [prefix] : [entry, ...BESIDE_BIN.map((name) => join(prefix, name))];
    });

/**
 * Arguments of bwrap that show the system's programs, read-only, and nothing else of the machine: no
 * home, no /run with its sockets (Docker's among them), no /var.
 * @param path search path, absolute entries only
 */
export function systemView(path: string): string[] {
  const roots = ROOTS.flatMap((root) => {
    const target = readlinkOf(root);
    return target === undefined ? ["--ro-bind-try", root, root] : ["--symlink", target, root];
  });
  const rustup = rustupHome(path);
  const shown = [
    ...ETC.map((name) => `/etc/${name}`),
    ...new Set(pathFolders(path)),
    ...(rustup === undefined || isSystem(rustup) ? [] : [rustup]),
  ];
  return [
    ...["--ro-bind", "/usr", "/usr"],
    ...roots,
    ...shown.filter((entry) => existsSync(entry)).flatMap((entry) => ["--ro-bind", entry, entry]),
  ];
}
