/** So many samples in a row, each drawn by the next seed, make a long proof whole. */
export const SAMPLES = 20;

/** The seed by which this run draws its part of the long proofs; undefined where it makes them whole. */
export const seed = seedIn(process.env["VERSORI_SAMPLE"]);

function seedIn(text = ""): number | undefined {
  return text === "" ? undefined : Number(text);
}

/**
 * What a run takes of a long list: all of it, or what its seed draws, which is never nothing.
 * @param turn Another number for each list, so that one and the same run draws from different places.
 */
export function drawn<T>(all: readonly T[], turn = 0, by = seed): T[] {
  if (by === undefined) return [...all];
  const period = Math.min(all.length, SAMPLES);
  return all.filter((_, i) => i % period === (by + turn) % period);
}
