import { incidentBody } from "../../../src/core/deploy/incident-view.ts";
import { sourcesText } from "../../../src/core/deploy/sources-text.ts";

const at = "2026-01-05T10:44:00.000Z";

test("the incident says where its figures come from, and shows what Prometheus said", () => {
  const body = incidentBody(
    { issue: 500 },
    {
      environment: "production",
      release: "500-abc",
      sha: "abc",
      outcome: "rolled_back",
      samples: [],
      readings: [
        { at, errorRate: 0.06, latencyMs: 20 },
        { at, error: "error rate: no data: NaN" },
      ],
      watch: {
        errorRate: 0.06,
        medianMs: 20,
        verdict: "unhealthy",
        reason: "the error rate is 6 %, more than 5 %",
        sources: { errorRate: "prometheus", latency: "probe" },
      },
      startedAt: at,
      seconds: 300,
    },
  );
  expect(body).toContain("| Figures from | error rate: Prometheus, response time: health checks |");
  expect(body).toContain("| 10:44:00 | 6 % | 20 ms |  |");
  expect(body).toContain("| 10:44:00 | – | – | error rate: no data: NaN |");
});

test("an old result says nothing of sources", () => {
  expect(sourcesText(undefined)).toBeUndefined();
});
