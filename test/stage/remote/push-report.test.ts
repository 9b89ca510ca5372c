import { encodePacket, FLUSH, ProtocolError } from "../../../src/stage/remote/pkt-line.ts";
import {
  acceptedRefs,
  formatPushReport,
  parsePushReport,
} from "../../../src/stage/remote/push-report.ts";
import {
  formatPushRequest,
  parsePushRequest,
  ZERO_ID,
} from "../../../src/stage/remote/push-request.ts";

const A = "a".repeat(40);
const B = "b".repeat(40);
const packets = (...lines: string[]) =>
  Buffer.concat([...lines.map((line) => encodePacket(line)), Buffer.from(FLUSH)]);

describe("a push request", () => {
  const body = Buffer.concat([
    packets(
      `shallow ${A}`,
      `${A} ${B} refs/heads/x\0report-status atomic`,
      `${B} ${ZERO_ID} refs/heads/y`,
    ),
    Buffer.from("PACK..."),
  ]);

  test("is read into commands, capabilities and pack, and written back the same", () => {
    const request = parsePushRequest(body);
    expect(request).toEqual({
      shallow: [A],
      capabilities: ["report-status", "atomic"],
      commands: [
        { ref: "refs/heads/x", before: A, after: B },
        { ref: "refs/heads/y", before: B, after: ZERO_ID },
      ],
      pack: Buffer.from("PACK..."),
    });
    expect(parsePushRequest(formatPushRequest(request, request.commands))).toEqual(request);
  });

  test("carries no pack where only deletions are left of it", () => {
    const request = parsePushRequest(body);
    const rest = parsePushRequest(formatPushRequest(request, request.commands.slice(1)));
    expect(rest.capabilities).toEqual(["report-status", "atomic"]);
    expect(rest.pack).toHaveLength(0);
  });

  test.each(["", "zzzz", "0009a", "0003", "000cnot a ref"])("%j is a protocol error", (text) => {
    expect(() => parsePushRequest(Buffer.from(text))).toThrow(ProtocolError);
  });
});

describe("a push report", () => {
  const refusals = [{ ref: "refs/heads/y", reason: "no", message: "remote words" }];

  test.each([[[]], [["side-band"]], [["side-band-64k"]]])(
    "gains our refusals and keeps git's lines, with capabilities %j",
    (capabilities) => {
      const report = {
        progress: [Buffer.from("counting\n")],
        lines: ["unpack ok", "ok refs/heads/x"],
      };
      const answer = formatPushReport(report, refusals, capabilities);
      const read = parsePushReport(answer, capabilities);
      expect(read.lines).toEqual([...report.lines, "ng refs/heads/y no"]);
      expect(acceptedRefs(read)).toEqual(["refs/heads/x"]);
      const said = Buffer.concat(read.progress).toString();
      expect(said).toBe(capabilities.length === 0 ? "" : "counting\nremote words\n");
    },
  );
});
