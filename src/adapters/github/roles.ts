import { z } from "zod";
import type { Role } from "../../ports/issues.ts";
import type { GithubClient } from "./client.ts";
import { isRefusal } from "./errors.ts";
import type { Place } from "./place.ts";

const RoleName = z.enum(["admin", "maintain", "write", "triage", "read", "none"]);

/**
 * A login's standing in the repository. A custom role of an organisation counts as the plain one
 * that it is built on (`permission`); whoever GitHub does not know has none.
 */
export async function roleOf({ rest }: GithubClient, place: Place, login: string): Promise<Role> {
  try {
    const { data } = await rest.repos.getCollaboratorPermissionLevel({ ...place, username: login });
    const named = RoleName.safeParse(data.role_name);
    return named.success ? named.data : RoleName.catch("none").parse(data.permission);
  } catch (error) {
    if (isRefusal(error, 404)) return "none";
    throw error;
  }
}
