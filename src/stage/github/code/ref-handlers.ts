import {
  deleteRef,
  isAncestor,
  isRefName,
  listRefs,
  moveRef,
  objectType,
  readRef,
  type Ref,
  ZERO_SHA,
} from "../git/refs.ts";
import { created, handlers, noContent, ok } from "../http/call.ts";
import { found, Problem } from "../http/problem.ts";
import { nodeId } from "../ids.ts";
import type { World } from "../world.ts";
import { refuseForbiddenPush } from "./push-rules.ts";
import { refMoved } from "./pushes.ts";

const refView = ({ urls }: World, { ref, sha, type }: Ref): Record<string, unknown> => ({
  ref,
  node_id: nodeId("REF", ref),
  url: urls.api(`/git/${ref}`),
  object: { type, sha, url: urls.api(`/git/${type}s/${sha}`) },
});

const fullName = (ref: string): string => `refs/${ref.replace(/^refs\//, "")}`;

/** https://docs.github.com/rest/git/refs */
export function refHandlers(world: World) {
  const { git } = world;
  const existing = async (name: string): Promise<Ref> => {
    const ref = await readRef(git, fullName(name));
    if (ref === undefined) throw new Problem(422, "Reference does not exist");
    return ref;
  };
  return handlers({
    "git/get-ref": async ({ input }) =>
      ok(refView(world, found(await readRef(git, fullName(input.ref))))),

    "git/list-matching-refs": async ({ input }) =>
      ok((await listRefs(git, fullName(input.ref))).map((ref) => refView(world, ref))),

    "git/create-ref": async ({ input, principal }) => {
      const { ref, sha: after } = input;
      if (!/^refs\/(heads|tags)\/./.test(ref) || !(await isRefName(git, ref)))
        throw new Problem(422, "Reference name is invalid");
      const type = await objectType(git, after);
      if (type === undefined) throw new Problem(422, "Object does not exist");
      if ((await readRef(git, ref)) !== undefined)
        throw new Problem(422, "Reference already exists");
      await refuseForbiddenPush(world, { ref, before: ZERO_SHA, after, principal });
      if (!(await moveRef(git, ref, { before: ZERO_SHA, after })))
        throw new Problem(422, "Reference update failed");
      await refMoved(world, { ref, before: ZERO_SHA, after, principal });
      return created(refView(world, await existing(ref)));
    },

    "git/update-ref": async ({ input, principal }) => {
      const { ref, sha: before } = await existing(input.ref);
      const after = input.sha;
      if ((await objectType(git, after)) === undefined)
        throw new Problem(422, "Object does not exist");
      if (input.force !== true && !(await isAncestor(git, before, after)))
        throw new Problem(422, "Update is not a fast forward");
      await refuseForbiddenPush(world, { ref, before, after, principal });
      if (!(await moveRef(git, ref, { before, after })))
        throw new Problem(422, "Reference cannot be updated");
      await refMoved(world, { ref, before, after, principal });
      return ok(refView(world, await existing(ref)));
    },

    "git/delete-ref": async ({ input, principal }) => {
      const { ref, sha: before } = await existing(input.ref);
      await refuseForbiddenPush(world, { ref, before, after: ZERO_SHA, principal });
      await deleteRef(git, ref);
      await refMoved(world, { ref, before, after: ZERO_SHA, principal });
      return noContent();
    },
  });
}
