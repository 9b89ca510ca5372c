import { handlers, ok } from "../http/call.ts";
import { nodeId, stamp } from "../ids.ts";
import { accountView } from "../accounts.ts";
import type { World } from "../world.ts";

const HEADS = "refs/heads/";
const whole = (ref: string): string => (ref.startsWith(HEADS) ? ref : `${HEADS}${ref}`);

/** https://docs.github.com/rest/repos/repos#list-repository-activities; its first page. */
export function activityHandlers(world: World) {
  return handlers({
    "repos/list-activities": async ({ input }) => {
      const { ref, actor, activity_type: type, per_page: most = 30 } = input;
      const found = world.activities
        .newestFirst()
        .filter(
          (one) =>
            (ref === undefined || one.ref === whole(ref)) &&
            (actor === undefined || one.actor.login === actor) &&
            (type === undefined || one.type === type),
        );
      return ok(
        found.slice(0, most).map((one) => ({
          id: one.id,
          node_id: nodeId("Activity", one.id),
          before: one.before,
          after: one.after,
          ref: one.ref,
          timestamp: stamp(one.at),
          activity_type: one.type,
          actor: accountView(world.urls, one.actor),
        })),
      );
    },
  });
}
