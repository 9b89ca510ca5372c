import { handlers, ok } from "../http/call.ts";
import { counted } from "../http/pages.ts";
import { found } from "../http/problem.ts";
import { stamp } from "../ids.ts";
import type { World } from "../world.ts";

/** Variables with their values, secrets by name only. */
export function settingHandlers(world: World) {
  const { settings } = world.repository;
  const times = { created_at: stamp(world.born), updated_at: stamp(world.born) };
  const variable = (name: string, value: string): object => ({ name, value, ...times });
  return handlers({
    "actions/list-repo-variables": ({ input }) =>
      counted("variables", Object.entries(settings.variables), {
        asked: input,
        render: ([name, value]) => variable(name, value),
      }),

    "actions/get-repo-variable": ({ input }) =>
      ok(variable(input.name, found(settings.variables[input.name]))),

    "actions/list-repo-secrets": ({ input }) =>
      counted("secrets", Object.keys(settings.secrets), {
        asked: input,
        render: (name) => ({ name, ...times }),
      }),
  });
}
