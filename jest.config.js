const { availableParallelism } = require("node:os");

const swc = {
  jsc: { parser: { syntax: "typescript" }, target: "es2023" },
  module: { type: "commonjs" },
};

/** Packages that exist as ES modules only; jest runs CommonJS. */
const modulesOnly = [
  "@apidevtools/json-schema-ref-parser",
  "@seriousme/openapi-schema-validator",
  "cookie",
  "jose",
  "p-queue",
  "p-timeout",
];

/** One place for all tests; `--selectProjects fast` leaves out those that drive the real CLI. */
const shared = {
  testEnvironment: "node",
  transform: { "^.+\\.m?[jt]s$": ["@swc/jest", swc] },
  transformIgnorePatterns: [
    `/node_modules/(?!(${modulesOnly.join("|")})/)`,
    "<rootDir>/dist/",
    "<rootDir>/emulator/dist/",
  ],
  globalTeardown: "<rootDir>/tools/test/teardown.js",
  setupFilesAfterEnv: ["<rootDir>/tools/test/patience.js"],
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/emulator/dist"],
};

module.exports = {
  coverageProvider: "v8",
  // More than there are cores, as tests wait for child processes a good part of their time; "150%" would be 150.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  projects: [
    {
      ...shared,
      displayName: "fast",
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/engine/"],
      globalSetup: "<rootDir>/tools/test/setup-fast.js",
    },
    {
      ...shared,
      displayName: "engine",
      testMatch: ["<rootDir>/test/engine/**/*.test.ts"],
      globalSetup: "<rootDir>/tools/test/setup-engine.js",
    },
  ],
};
