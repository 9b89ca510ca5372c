import { createHash } from "node:crypto";
import type { HostedRelease, ReleaseHost, ReleaseText } from "./release-host.ts";

/** A file that a release shall have. */
export type Wanted = { name: string; content: Uint8Array };

const digestOf = (content: Uint8Array): string =>
  `sha256:${createHash("sha256").update(content).digest("hex")}`;

/** Only a draft's files can change; of one that an earlier try left, those that are whole stay. */
async function bringFiles(
  host: ReleaseHost,
  release: HostedRelease,
  wanted: readonly Wanted[],
): Promise<void> {
  const whole = ({ name, content }: Wanted): boolean =>
    release.assets.some((asset) => asset.name === name && asset.digest === digestOf(content));
  const kept = wanted.filter(whole).map(({ name }) => name);
  for (const asset of release.assets) if (!kept.includes(asset.name)) await host.remove(asset);
  for (const { name, content } of wanted)
    if (!kept.includes(name)) await host.upload(release, name, content);
}

const numbers = (tag: string): number[] => tag.slice(1).split(".").map(Number);

function isNewer(tag: string, other: string): boolean {
  const [theirs, ours] = [numbers(other), numbers(tag)];
  const differs = ours.findIndex((number, index) => number !== theirs[index]);
  return differs !== -1 && (ours[differs] ?? 0) > (theirs[differs] ?? 0);
}

/**
 * Publishes a release and moves the tag of its major version. Draft, files, then publication, which also makes the
 * tag: the order that GitHub asks for where releases are immutable
 * (https://docs.github.com/en/code-security/concepts/supply-chain-security/immutable-releases). Run again after it
 * died anywhere, it goes on from there.
 * @returns what it did
 * @throws Error where the tag is on another commit: versions never move
 */
export async function publishRelease(
  host: ReleaseHost,
  text: ReleaseText,
  wanted: readonly Wanted[],
): Promise<string[]> {
  const { tag, sha } = text;
  const moving = tag.replace(/\..*$/, "");
  const tags = await host.tags(moving);
  const present = tags.get(tag);
  if (present !== undefined && present !== sha)
    throw new Error(`${tag} is on ${present} already, not on ${sha}: a version never moves.`);
  const done: string[] = [];
  const found = await host.find(tag);
  if (found?.draft === false) done.push(`${tag} was published before`);
  else {
    const release = found ?? (await host.draft(text));
    await bringFiles(host, release, wanted);
    await host.publish(release, text);
    done.push(`${tag} published`);
  }
  const versions = [...tags.keys()].filter((other) => /^v\d+\.\d+\.\d+$/.test(other));
  const newer = versions.find((other) => other.startsWith(`${moving}.`) && isNewer(other, tag));
  const at = tags.get(moving);
  if (newer !== undefined) done.push(`${moving} stays: ${newer} is newer`);
  else if (at !== sha) {
    await host.point(moving, sha, at !== undefined);
    done.push(`${moving} points to ${sha}`);
  }
  return done;
}
