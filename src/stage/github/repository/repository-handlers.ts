import { roleOf } from "../access/roles.ts";
import type { Role } from "../../contract/tokens.ts";
import { accountView } from "../accounts.ts";
import { emit } from "../events/emit.ts";
import { handlers, noContent, ok } from "../http/call.ts";
import { listed } from "../http/pages.ts";
import { notFound } from "../http/problem.ts";
import { members } from "../issues/assignees.ts";
import type { World } from "../world.ts";
import { repositoryView } from "./repository-view.ts";

/** The five switches behind a role, in GitHub's words. */
const PERMISSIONS: Record<Role, Record<string, boolean>> = {
  none: { pull: false, triage: false, push: false, maintain: false, admin: false },
  read: { pull: true, triage: false, push: false, maintain: false, admin: false },
  triage: { pull: true, triage: true, push: false, maintain: false, admin: false },
  write: { pull: true, triage: true, push: true, maintain: false, admin: false },
  maintain: { pull: true, triage: true, push: true, maintain: true, admin: false },
  admin: { pull: true, triage: true, push: true, maintain: true, admin: true },
};

/** Old word for the role: maintain is write and triage is read there. */
const LEGACY: Record<Role, string> = {
  none: "none",
  read: "read",
  triage: "read",
  write: "write",
  maintain: "write",
  admin: "admin",
};

function personView(world: World, login: string): Record<string, unknown> {
  const role = roleOf(world.repository, login);
  return {
    ...accountView(world.urls, world.accounts.byLogin(login)),
    permissions: PERMISSIONS[role],
    role_name: role,
  };
}

export const repositoryHandlers = (world: World) =>
  handlers({
    "repos/get": ({ principal }) =>
      ok({
        ...repositoryView(world),
        ...(principal.kind === "user" ? { permissions: PERMISSIONS[principal.role] } : {}),
      }),

    "repos/list-collaborators": ({ input }) => {
      const wanted = input.permission ?? "pull";
      const people = members(world).filter(
        (login) => PERMISSIONS[roleOf(world.repository, login)][wanted] === true,
      );
      return listed(people, input, (login) => personView(world, login));
    },

    "repos/check-collaborator": ({ input }) => {
      if (!members(world).includes(input.username)) throw notFound();
      return noContent();
    },

    /** Anyone on GitHub may be asked about: strangers have `read` in a public repository. */
    "repos/get-collaborator-permission-level": ({ input }) => {
      const role = roleOf(world.repository, input.username);
      return ok({
        permission: LEGACY[role],
        role_name: role,
        user: personView(world, input.username),
      });
    },

    "repos/create-dispatch-event": async ({ input, principal }) => {
      await emit(world, {
        name: "repository_dispatch",
        action: input.event_type,
        payload: {
          branch: world.repository.defaultBranch,
          client_payload: input.client_payload ?? {},
          installation: { id: 1, node_id: "I_1" },
        },
        principal,
      });
      return noContent();
    },
  });
