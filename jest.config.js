/** One project, native ES modules: the @actions packages exist as ES modules only. */
export default {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  setupFiles: ["<rootDir>/test/without-proxy.ts"],
  testMatch: ["**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { target: "es2022", parser: { syntax: "typescript" } },
        module: { type: "es6" },
      },
    ],
  },
  testTimeout: 30_000,
  maxWorkers: "100%",
  // Modules of a test file stay in memory after it. Every git that a test starts is a fork of its worker, and a fork
  // of 800 MB takes twenty times as long as one of nothing.
  workerIdleMemoryLimit: "250MB",
};
