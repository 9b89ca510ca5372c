import { encodePacket, FLUSH, MAX_PAYLOAD, readPacket, readSection, textOf } from "./pkt-line.ts";

/** Why one ref was not updated: `reason` stands in brackets behind `[remote rejected]`. */
export type Refusal = {
  ref: string;
  reason: string;
  /** Lines that the client prints behind `remote:`. */
  message?: string;
};

/** What git's own receive-pack answered: progress for people, and the report lines. */
export type PushReport = { progress: Buffer[]; lines: string[] };

const PACK_DATA = 1;
const PROGRESS = 2;
const SIDE_BAND = /^side-band(-64k)?$/;

export const emptyReport: PushReport = { progress: [], lines: ["unpack ok"] };

/** Reads the answer of receive-pack, with or without side bands. */
export const parsePushReport = (answer: Buffer, capabilities: string[]): PushReport => {
  if (answer.length === 0) return { progress: [], lines: [] };
  if (!capabilities.some((name) => SIDE_BAND.test(name))) {
    return { progress: [], lines: readSection(answer).packets.map(textOf) };
  }
  const progress: Buffer[] = [];
  const report: Buffer[] = [];
  for (let offset = 0; offset < answer.length;) {
    const { packet, next } = readPacket(answer, offset);
    offset = next;
    if (packet === "flush") continue;
    if (packet[0] === PACK_DATA) report.push(packet.subarray(1));
    else progress.push(packet.subarray(1));
  }
  const data = Buffer.concat(report);
  return { progress, lines: data.length === 0 ? [] : readSection(data).packets.map(textOf) };
};

/** Refs that were updated. */
export const acceptedRefs = (report: PushReport): string[] =>
  report.lines.filter((line) => line.startsWith("ok ")).map((line) => line.slice("ok ".length));

const inBand = (band: number, data: Buffer, packetSize: number): Buffer[] => {
  const packets: Buffer[] = [];
  for (let start = 0; start < data.length; start += packetSize) {
    packets.push(
      encodePacket(Buffer.concat([Buffer.of(band), data.subarray(start, start + packetSize)])),
    );
  }
  return packets;
};

/** The answer for the client: git's report plus what was refused before git saw it. */
export const formatPushReport = (
  report: PushReport,
  refusals: Refusal[],
  capabilities: string[],
): Buffer => {
  const lines = [...report.lines, ...refusals.map(({ ref, reason }) => `ng ${ref} ${reason}`)];
  const body = Buffer.concat([
    ...lines.map((line) => encodePacket(`${line}\n`)),
    Buffer.from(FLUSH),
  ]);
  if (!capabilities.some((name) => SIDE_BAND.test(name))) return body;
  const packetSize = capabilities.includes("side-band-64k") ? MAX_PAYLOAD - 1 : 995;
  const messages = refusals.flatMap(({ message }) =>
    message === undefined ? [] : [Buffer.from(`${message}\n`)],
  );
  return Buffer.concat([
    ...[...report.progress, ...messages].flatMap((data) => inBand(PROGRESS, data, packetSize)),
    ...inBand(PACK_DATA, body, packetSize),
    Buffer.from(FLUSH),
  ]);
};
