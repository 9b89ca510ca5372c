// What stands in for Prometheus' answers. Source of the shapes: "Instant queries" and "Format overview" in its
// documentation of the HTTP API; real-prometheus.test.ts holds them against a real one.

const AT = 1435781451.781;

/** An instant vector of so many series; none is what a query gives that finds nothing. */
export const vector = (...values: string[]) => ({
  status: "success",
  data: {
    resultType: "vector",
    result: values.map((value, at) => ({
      metric: { job: "shop", instance: `localhost:${9090 + at}` },
      value: [AT, value],
    })),
  },
});

export const scalar = (value: string) => ({
  status: "success",
  data: { resultType: "scalar", result: [AT, value] },
});

/** Of a query with a range and nothing that makes one value of it. */
export const matrix = {
  status: "success",
  data: {
    resultType: "matrix",
    result: [{ metric: { job: "shop", instance: "localhost:9090" }, values: [[AT, "1"]] }],
  },
};

/** Comes with HTTP 400. */
export const refused = (error: string) => ({ status: "error", errorType: "bad_data", error });
