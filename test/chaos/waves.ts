import { type Declared, referredIn } from "./program";

/** What may be worked on at once: resources whose dependencies were dealt with before, or one after the other. */
export function waves(program: Declared[], parallel: boolean): Declared[][] {
  if (!parallel) return program.map((one) => [one]);
  const depths = new Map<string, number>();
  for (const { name, args, dependsOn } of program) {
    const before = [...referredIn(args), ...dependsOn].map((other) => depths.get(other) ?? 0);
    depths.set(name, Math.max(0, ...before) + 1);
  }
  const deepest = Math.max(0, ...depths.values());
  return Array.from({ length: deepest }, (_, i) => program.filter(({ name }) => depths.get(name) === i + 1));
}
