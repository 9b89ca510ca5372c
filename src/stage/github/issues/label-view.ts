import { nodeId } from "../ids.ts";
import type { World } from "../world.ts";
import type { Label } from "./labels.ts";

export function labelView({ urls }: World, label: Label): Record<string, unknown> {
  return {
    id: label.id,
    node_id: nodeId("LA", label.id),
    url: urls.api(`/labels/${encodeURIComponent(label.name)}`),
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}
