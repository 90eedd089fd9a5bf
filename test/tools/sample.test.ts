import { readFileSync } from "node:fs";
import { resourceOf } from "../support/kills";
import { BOUNDARIES, DEEDS, victims } from "../support/killed";
import { drawn, SAMPLES } from "../support/sample";

type Deed = keyof typeof DEEDS;
const boundaries = JSON.parse(readFileSync(BOUNDARIES, "utf8")) as Record<Deed, string[]>;
const STARTS = [0, 1, 7, 493, 1_795_800_000];
const inARow = (from: number): number[] => Array.from({ length: SAMPLES }, (_, i) => from + i);

test("every deed that is killed has known boundaries", () => {
  expect(Object.keys(boundaries).sort()).toEqual(Object.keys(DEEDS).sort());
  for (const all of Object.values(boundaries)) expect(all.length).toBeGreaterThan(20);
});

test.each(Object.entries(boundaries) as [Deed, string[]][])(
  "samples in a row kill a %s at every boundary of every resource, and each kills somewhere",
  (deed, all) => {
    const killed = (seed: number): string[] => {
      const of = victims(deed, all, seed);
      return all.filter((boundary) => of.includes(resourceOf(boundary)));
    };
    for (const from of STARTS) {
      for (const seed of inARow(from)) expect(killed(seed).length).toBeGreaterThan(0);
      expect(new Set(inARow(from).flatMap(killed))).toEqual(new Set(all));
    }
  },
);

test.each([1, 3, 10, 20, 21, 300])("samples in a row draw all of %i, each something, by a seed the same", (length) => {
  const all = Array.from({ length }, (_, i) => i);
  for (const turn of [0, 1, 19]) {
    for (const from of STARTS) {
      const samples = inARow(from).map((seed) => drawn(all, turn, seed));
      expect(samples.filter((sample) => sample.length === 0)).toEqual([]);
      expect([...new Set(samples.flat())].sort()).toEqual([...all].sort());
      expect(drawn(all, turn, from)).toEqual(samples[0]);
    }
  }
});
