import { isAtLeast, MINIMUM, pinned } from "../../tools/pulumi/version.mts";
import { MODULES } from "../../tools/pulumi/cache.mts";

test.each([
  ["v3.254.0", true],
  ["3.254.0\n", true],
  ["v3.259.1", true],
  ["v4.0.0", true],
  ["v3.254.0-dev.1", true],
  ["v3.253.9", false],
  ["v3.30.0", false],
  ["v2.999.999", false],
  ["unknown", false],
  ["", false],
])("%j is new enough: %s", (version, enough) => {
  expect(isAtLeast(version, "3.254.0")).toBe(enough);
});

test("the pinned engine is itself new enough", () => {
  expect(isAtLeast(pinned(MODULES[0].directory, MODULES[0].module), MINIMUM)).toBe(true);
});
