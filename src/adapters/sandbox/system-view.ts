import { existsSync, lstatSync, readlinkSync } from "node:fs";
import { isAbsolute } from "node:path";
import { codeOf } from "../../core/error-code.ts";
import { rustupHome } from "../process/rustup-home.ts";
import { programFolders } from "./program-folders.ts";

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

/** The folders of the search path that lie outside of the system's own, with what their programs need. */
const pathFolders = (path: string): string[] =>
  path
    .split(":")
    .filter((entry) => isAbsolute(entry) && !isSystem(entry) && entry !== "/")
    .flatMap(programFolders)
    .filter((folder) => isAbsolute(folder) && !isSystem(folder) && folder !== "/");

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
