import { created, handlers, noContent, ok } from "../http/call.ts";
import { listed } from "../http/pages.ts";
import { found } from "../http/problem.ts";
import type { World } from "../world.ts";
import { createLabel, labelAlreadyExists, tellOfLabel } from "./label-changes.ts";
import { labelView } from "./label-view.ts";

export const labelHandlers = (world: World) =>
  handlers({
    "issues/list-labels-for-repo": ({ input }) =>
      listed(world.labels.all(), input, (label) => labelView(world, label)),

    "issues/get-label": ({ input }) => ok(labelView(world, found(world.labels.get(input.name)))),

    "issues/create-label": async ({ input, principal }) =>
      created(labelView(world, await createLabel(world, input, principal))),

    "issues/update-label": async ({ input, principal }) => {
      const label = found(world.labels.get(input.name));
      const name = input.new_name ?? label.name;
      const holder = world.labels.get(name);
      if (holder !== undefined && holder !== label) throw labelAlreadyExists();
      world.labels.remove(label);
      label.name = name;
      label.color = input.color ?? label.color;
      label.description = input.description ?? label.description;
      world.labels.put(label);
      await tellOfLabel(world, { action: "edited", label, principal });
      return ok(labelView(world, label));
    },

    "issues/delete-label": async ({ input, principal }) => {
      const label = found(world.labels.get(input.name));
      world.labels.remove(label);
      for (const issue of world.issues.all())
        issue.labels = issue.labels.filter((worn) => worn !== label);
      await tellOfLabel(world, { action: "deleted", label, principal });
      return noContent();
    },
  });
