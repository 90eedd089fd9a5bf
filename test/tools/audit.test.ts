import { verdictOf } from "../../tools/test/audit.mts";

test("a known weakness fails the run, and the package is named", () => {
  const report = { vulnerabilities: { axios: { severity: "high" }, zod: { severity: "low" } } };
  expect(verdictOf(JSON.stringify(report))).toEqual({
    passed: false,
    line: "Known weaknesses, see npm audit: axios (high), zod (low)",
  });
});

test("a clean report passes, whatever warning stands before it", () => {
  expect(verdictOf('npm warn old lockfile\n{ "vulnerabilities": {} }')).toEqual({
    passed: true,
    line: "No known weaknesses in what users install.",
  });
});

test("a registry that cannot be asked does not fail the run, and is mentioned", () => {
  const refused = { message: "405 Method Not Allowed", error: { summary: "" } };
  expect(verdictOf(JSON.stringify(refused))).toEqual({
    passed: true,
    line: "Dependencies were not audited: the registry does not tell (405 Method Not Allowed).",
  });
  expect(verdictOf("npm error network")).toMatchObject({ passed: true, line: expect.stringContaining("no answer") });
});
