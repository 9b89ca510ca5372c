import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const Attribute = z.strictObject({
  key: z.string().min(1),
  value: z.union([
    z.strictObject({ stringValue: z.string() }),
    z.strictObject({ intValue: z.string().regex(/^-?\d+$/) }),
    z.strictObject({ doubleValue: z.number() }),
    z.strictObject({ boolValue: z.boolean() }),
  ]),
});
const Nanos = z.string().regex(/^\d{1,20}$/);
const Span = z.strictObject({
  traceId: z.string().regex(/^(?!0{32})[\da-f]{32}$/),
  spanId: z.string().regex(/^(?!0{16})[\da-f]{16}$/),
  parentSpanId: z
    .string()
    .regex(/^(?!0{16})[\da-f]{16}$/)
    .optional(),
  name: z.string().min(1),
  kind: z.number().int().min(0).max(5),
  startTimeUnixNano: Nanos,
  endTimeUnixNano: Nanos,
  attributes: z.array(Attribute),
  status: z.strictObject({ code: z.number().int().min(0).max(2) }),
});

/** ExportTraceServiceRequest of opentelemetry-proto 1, as its JSON encoding has it; unknown fields are none of ours. */
const ExportRequest = z.strictObject({
  resourceSpans: z.array(
    z.strictObject({
      resource: z.strictObject({ attributes: z.array(Attribute) }),
      scopeSpans: z.array(
        z.strictObject({ scope: z.strictObject({ name: z.string() }), spans: z.array(Span) }),
      ),
    }),
  ),
});
type SunkSpan = z.infer<typeof Span>;

/** A collector on loopback: checks what arrives by the protocol's shape, and answers what it is told to. */
export async function otlpSink() {
  const spans: SunkSpan[] = [];
  const seen: { url: string; headers: Record<string, unknown> }[] = [];
  const answers: { status: number; body?: string; headers?: Record<string, string> }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      seen.push({ url: request.url ?? "", headers: request.headers });
      const answer = answers.shift() ?? { status: 200 };
      if (answer.status === 0) return void request.socket.destroy();
      const parsed = ExportRequest.safeParse(JSON.parse(Buffer.concat(chunks).toString()));
      const status = parsed.success ? answer.status : 400;
      if (parsed.success && status === 200)
        spans.push(
          ...parsed.data.resourceSpans.flatMap(({ scopeSpans }) =>
            scopeSpans.flatMap((scope) => scope.spans),
          ),
        );
      response.writeHead(status, { "content-type": "application/json", ...answer.headers });
      response.end(answer.body ?? "{}");
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    seen,
    answers,
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
