import { Waits } from "../../provider/api/waits";

beforeEach(() => jest.useFakeTimers({ now: Date.parse("2026-01-01T12:00:00Z") }));
afterEach(() => jest.useRealTimers());

const request = { method: "GET", path: "/connect/v1/o/x/connectors" } as const;
const DEADLINE = Date.parse("2026-01-01T12:05:00Z");

function waiting() {
  const lines: string[] = [];
  const waits = new Waits();
  const begin = () => waits.begin(request, DEADLINE, (line) => lines.push(line));
  return { lines, waits, begin };
}

test("a request that is answered in time says nothing", () => {
  const { lines, waits, begin } = waiting();
  const wait = begin();
  jest.advanceTimersByTime(4900);
  waits.end(wait);
  jest.advanceTimersByTime(60_000);
  expect(lines).toEqual([]);
});

test("a line after five seconds, then one every thirty, says what is waited for and until when", () => {
  const { lines, begin } = waiting();
  const wait = begin();
  wait.phase = { kind: "attempt", after: "status 429", at: Date.parse("2026-01-01T12:01:00Z") };
  jest.advanceTimersByTime(5000);
  expect(lines).toEqual([
    "GET /connect/v1/o/x/connectors waits for its next attempt at 12:01:00 UTC after status 429, 5 s so far, " +
      "until 12:05:00 UTC at most.",
  ]);
  jest.advanceTimersByTime(29_900);
  expect(lines).toHaveLength(1);
  jest.advanceTimersByTime(100);
  expect(lines).toHaveLength(2);
  jest.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(4);
  expect(lines.at(-1)).toContain("waits for an answer, 95 s so far");
});

test("many requests that wait share one line", () => {
  const { lines, begin } = waiting();
  for (let i = 0; i < 8; i++) begin();
  jest.advanceTimersByTime(5000);
  expect(lines).toEqual([expect.stringMatching(/waits for its turn, .* 7 more requests wait, too\.$/)]);
});

test("what waits after a pause without waiting has five seconds of silence again", () => {
  const { lines, waits, begin } = waiting();
  const first = begin();
  jest.advanceTimersByTime(6000);
  waits.end(first);
  begin();
  jest.advanceTimersByTime(4900);
  expect(lines).toHaveLength(1);
  jest.advanceTimersByTime(600);
  expect(lines).toHaveLength(2);
});
