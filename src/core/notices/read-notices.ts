import type { NoticesConfig } from "./notices-config.ts";

/** Who is told, for a comment that is written anyway: a configuration that cannot be read holds it up nowhere. */
export async function readNotices(
  read: () => Promise<{ notices: NoticesConfig }>,
): Promise<NoticesConfig | undefined> {
  try {
    return (await read()).notices;
  } catch {
    return undefined;
  }
}
