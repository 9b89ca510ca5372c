import { isAbsolute } from "node:path";

const USUAL = ["/usr/local/bin", "/usr/bin", "/bin", "/usr/local/sbin", "/usr/sbin", "/sbin"];

/**
 * A search path without relative and empty entries: those would look into the folder where generated
 * code lies (threat 19).
 */
export function cleanPath(path: string | undefined): string {
  const entries = (path ?? "").split(":").filter((entry) => isAbsolute(entry));
  return (entries.length > 0 ? entries : USUAL).join(":");
}
