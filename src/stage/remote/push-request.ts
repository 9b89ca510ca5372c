import { encodePacket, FLUSH, ProtocolError, readSection, textOf } from "./pkt-line.ts";

/** Git's name for "no object": the old id of a created ref, the new id of a deleted one. */
export const ZERO_ID = "0".repeat(40);

export type RefCommand = { ref: string; before: string; after: string };

/** The body of `POST git-receive-pack`: https://git-scm.com/docs/pack-protocol#_reference_update_request_and_packfile_transfer */
export type PushRequest = {
  /** Commits where the client's shallow history ends. */
  shallow: string[];
  commands: RefCommand[];
  capabilities: string[];
  /** Empty where every command is a deletion. */
  pack: Buffer;
};

const parseCommand = (line: string): RefCommand => {
  const match = /^([0-9a-f]{40}) ([0-9a-f]{40}) (.+)$/.exec(line);
  if (!match) throw new ProtocolError(`not a ref update: ${line.slice(0, 200)}`);
  const [, before = "", after = "", ref = ""] = match;
  return { ref, before, after };
};

/** @throws ProtocolError */
export const parsePushRequest = (body: Buffer): PushRequest => {
  const { packets, rest } = readSection(body);
  const shallow: string[] = [];
  const commands: RefCommand[] = [];
  let capabilities: string[] = [];
  for (const packet of packets) {
    const [line = "", list] = textOf(packet).split("\0");
    if (list !== undefined) capabilities = list.trim().split(" ");
    if (line.startsWith("shallow ")) shallow.push(line.slice("shallow ".length));
    else commands.push(parseCommand(line));
  }
  return { shallow, commands, capabilities, pack: rest };
};

/** The same request with only these commands, for git itself to carry out. */
export const formatPushRequest = (request: PushRequest, commands: RefCommand[]): Buffer => {
  const lines = commands.map(({ before, after, ref }, index) => {
    const capabilities = index === 0 ? `\0${request.capabilities.join(" ")}` : "";
    return encodePacket(`${before} ${after} ${ref}${capabilities}\n`);
  });
  const onlyDeletions = commands.every(({ after }) => after === ZERO_ID);
  return Buffer.concat([
    ...request.shallow.map((id) => encodePacket(`shallow ${id}\n`)),
    ...lines,
    Buffer.from(FLUSH),
    onlyDeletions ? Buffer.alloc(0) : request.pack,
  ]);
};
