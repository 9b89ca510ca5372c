import { z } from "zod";

const Pod = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
  status: z
    .looseObject({
      containerStatuses: z
        .array(
          z.looseObject({
            name: z.string(),
            restartCount: z.number().optional(),
            state: z
              .looseObject({
                waiting: z
                  .looseObject({ reason: z.string().optional(), message: z.string().optional() })
                  .optional(),
              })
              .optional(),
          }),
        )
        .optional(),
    })
    .optional(),
});

/** A line for each container that waits, with the reason that the cluster gives. */
export function podTroubles(pods: readonly unknown[]): string[] {
  return pods.flatMap((printed) => {
    const { metadata, status } = Pod.parse(printed);
    return (status?.containerStatuses ?? []).flatMap(({ name, state, restartCount }) => {
      const waiting = state?.waiting;
      if (!waiting) return [];
      const again = restartCount ? `, ${restartCount} restarts` : "";
      const why = waiting.message === undefined ? "" : `: ${waiting.message}`;
      return [`pod ${metadata.name}, ${name}: ${waiting.reason ?? "waiting"}${again}${why}`];
    });
  });
}
