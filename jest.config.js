/** One place for all tests; `--selectProjects fast` leaves out those that drive the real CLI. */
const shared = {
  testEnvironment: "node",
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2023" }, module: { type: "commonjs" } }] },
  // Packages that exist as ES modules only.
  transformIgnorePatterns: ["/node_modules/(?!(p-queue|p-timeout|eventemitter3|jose)/)"],
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/emulator/dist"],
};

module.exports = {
  coverageProvider: "v8",
  projects: [
    { ...shared, displayName: "fast", testMatch: ["<rootDir>/test/**/*.test.ts"], testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/engine/"] },
    { ...shared, displayName: "engine", testMatch: ["<rootDir>/test/engine/**/*.test.ts"] },
  ],
};
