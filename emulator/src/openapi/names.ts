/** Gives names that fit a pattern, each once. */
export class Names {
  private readonly taken = new Set<string>();

  constructor(private readonly foreign: RegExp) {}

  /** The wanted name where it fits and is free, else one like it. */
  take(wanted: string): string {
    const fitting = wanted.replace(this.foreign, "_") || "_";
    let name = fitting;
    for (let i = 2; this.taken.has(name); i++) name = `${fitting}_${i}`;
    this.taken.add(name);
    return name;
  }
}

/** Names of definitions, actions and triggers; the latter two may hold a `$`. */
export const definitionNames = (): Names => new Names(/[^\w-]+/g);
export const contentNames = (): Names => new Names(/[^\w$-]+/g);
