import { hostileTexts, MARK } from "./wrong";

/** Words of libraries and of the runtime, which tell nobody what to do. */
const INTERNAL =
  /Cannot read|is not a function|not iterable|\[object|Maximum call stack|Invalid |Too small|Too big|node_modules/;

/** How long a message may be, with the note that it was cut. */
const LONGEST = 2100;

/** A message for people: bounded, one line, in the project's own words, and without what was given. */
export function expectClear(message: string): void {
  expect(message).not.toMatch(INTERNAL);
  expect(message).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]|DEADLINE|Deadline/u);
  expect(message.length).toBeLessThan(LONGEST);
  expect(message).not.toContain(MARK);
}

/** Failures of a check: each names a property of the resource, and what it has to be. */
export function expectHelpful(failures: string[], properties: string[]): void {
  // Twenty, and that there are more.
  expect(failures.length).toBeLessThanOrEqual(21);
  for (const failure of failures) {
    expectClear(failure);
    if (failure.startsWith("More is wrong")) continue;
    const [, name = failure, remedy = ""] = /^(\w+)[^:]*.*?: (.*)/.exec(failure) ?? [];
    expect(properties).toContain(name);
    expect(remedy).toMatch(/must|is required|is not a property|cannot|only|needs|is no /);
  }
}

/** A request as it was sent: what was given is in it as one whole segment or value, and nothing leads elsewhere. */
export function expectEscaped(request: string): void {
  const [, url = "", ...more] = request.split(" ");
  expect(more).toEqual([]);
  expect(url).toMatch(/^\/api\/((connect\/v1|v2)\/o\/[\w.~%!'()*/-]+|connect\/v1\/connectors)(\?[\w=&.%+~:$,-]*)?$/);
  const [path = "", query = ""] = url.split("?");
  const asked = new URLSearchParams(query);
  const parts = path.split("/").map(decodeURIComponent);
  // In a path, these lead elsewhere; as the value of a parameter they are names like all others.
  expect(parts.filter((part) => [".", ".."].includes(part))).toEqual([]);
  for (const part of [...parts, ...asked.values()]) {
    if (part.includes("zz")) expect(hostileTexts).toContain(part);
  }
  expect([...asked.keys()].join()).not.toMatch(/zz|force/);
}
