/**
 * git's framing: four hex digits of length (themselves included), then the payload; `0000` is a flush.
 * https://git-scm.com/docs/protocol-common#_pkt_line_format
 */
export type Packet = Buffer | "flush";

export class ProtocolError extends Error {
  override name = "ProtocolError";
}

/** The longest payload a packet carries (65520 with its length digits). */
export const MAX_PAYLOAD = 65516;

export const encodePacket = (payload: Buffer | string): Buffer => {
  const bytes = Buffer.from(payload);
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, "0")), bytes]);
};

export const FLUSH = "0000";

/** Reads one packet at `offset`. @throws ProtocolError */
export const readPacket = (data: Buffer, offset: number): { packet: Packet; next: number } => {
  const digits = data.toString("latin1", offset, offset + 4);
  if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new ProtocolError(`bad pkt-line length "${digits}"`);
  const length = Number.parseInt(digits, 16);
  if (length === 0) return { packet: "flush", next: offset + 4 };
  if (length < 4 || offset + length > data.length) throw new ProtocolError("truncated pkt-line");
  return { packet: data.subarray(offset + 4, offset + length), next: offset + length };
};

/** Packets up to the first flush; `rest` is what follows it. */
export const readSection = (data: Buffer): { packets: Buffer[]; rest: Buffer } => {
  const packets: Buffer[] = [];
  let offset = 0;
  for (;;) {
    const { packet, next } = readPacket(data, offset);
    offset = next;
    if (packet === "flush") return { packets, rest: data.subarray(offset) };
    packets.push(packet);
  }
};

export const textOf = (packet: Buffer): string => packet.toString("utf8").replace(/\n$/, "");
