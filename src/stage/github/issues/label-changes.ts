import type { Principal } from "../../contract/tokens.ts";
import { emit } from "../events/emit.ts";
import { invalid } from "../http/problem.ts";
import type { World } from "../world.ts";
import { labelView } from "./label-view.ts";
import type { Label } from "./labels.ts";

/** What GitHub gives a label that an issue names first. */
const UNKNOWN_LABEL_COLOR = "ededed";

export const labelAlreadyExists = (): Error =>
  invalid({ resource: "Label", code: "already_exists", field: "name" });

type NewLabel = { name: string; color?: string | undefined; description?: string | undefined };

export async function createLabel(
  world: World,
  input: NewLabel,
  principal: Principal,
): Promise<Label> {
  if (world.labels.get(input.name) !== undefined) throw labelAlreadyExists();
  const label: Label = {
    id: world.ids.next(),
    name: input.name,
    color: (input.color ?? UNKNOWN_LABEL_COLOR).replace(/^#/, ""),
    description: input.description ?? null,
  };
  world.labels.put(label);
  await tellOfLabel(world, { action: "created", label, principal });
  return label;
}

/** The repository's labels of these names; unknown ones are created, as GitHub does. */
export async function ensureLabels(
  world: World,
  names: readonly string[],
  principal: Principal,
): Promise<Label[]> {
  const labels: Label[] = [];
  for (const name of names) {
    const label = world.labels.get(name) ?? (await createLabel(world, { name }, principal));
    if (!labels.includes(label)) labels.push(label);
  }
  return labels;
}

export function tellOfLabel(
  world: World,
  { action, label, principal }: { action: string; label: Label; principal: Principal },
): Promise<void> {
  const changes = action === "edited" ? { changes: {} } : {};
  const payload = { label: labelView(world, label), ...changes };
  return emit(world, { name: "label", action, payload, principal });
}
