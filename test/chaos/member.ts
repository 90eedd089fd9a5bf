import type { Agent } from "node:http";
import { Advice } from "./advice";
import { type Outcome, Stack, type Ways } from "./engine";
import { Killed, PluginProcess, type Start } from "./process";
import type { Declared } from "./program";
import { Provider } from "./provider";
import { opened } from "./wire";

/** Whose stack it is, and where its commands find things. */
export interface Place {
  readonly ways: Ways;
  readonly env: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string>>;
  readonly agent: Agent;
  /** By how much all that happens is later than in the tests. */
  readonly laterMs: () => number;
}

/** What happens around a command. */
export type Around = Partial<Pick<Start, "aheadMs" | "killedAt">>;

/** What an import file says of an object: by what it is found, and what the API does not tell. */
const IDENTIFYING = [
  ...["organisationId", "connectorId", "version", "name", "projectId", "environmentId", "systemId", "externalId"],
  ...["definitions", "adopt"],
];

/** A stack, and the person who works on it. */
export class Member {
  readonly stack: Stack;
  readonly advice = new Advice();
  /** Second resources of objects that could not be imported, as they were not there. */
  private readonly left = new Set<string>();

  constructor(private readonly place: Place) {
    this.stack = new Stack(place.ways);
  }

  /** Runs a command in a process of its own; undefined where that is killed. */
  async run<T>(work: (stack: Stack) => Promise<T>, around: Around = {}): Promise<T | undefined> {
    const process = this.process(around);
    this.stack.provider = new Provider(process, this.place.settings);
    try {
      return await work(this.stack);
    } catch (error) {
      if (error instanceof Killed) return undefined;
      throw error;
    } finally {
      await process.end();
    }
  }

  /** The program as this person has it by now. */
  program = (program: Declared[]): Declared[] =>
    this.advice.taken(program).filter(({ name, twinOf }) => twinOf === undefined || !this.left.has(name));

  /**
   * Imports what a program has a second resource for, and reads it, as is told in the README; but not what is about to
   * be replaced, which two resources cannot both make anew.
   */
  async imported(program: Declared[], steps: Record<string, string>): Promise<Outcome | undefined> {
    const twins = program.filter((declared) => declared.twinOf !== undefined && !this.stack.entry(declared));
    const found = twins.filter((twin) => {
      const original = program.find(({ name }) => name === twin.twinOf);
      const entry = original && this.stack.entry(original);
      const isLeft = !entry || entry.unfinished || original.forced || steps[original.name] === "replace";
      if (isLeft) return void this.left.add(twin.name);
      const told = Object.entries(opened(entry.inputs)).filter(([key]) => IDENTIFYING.includes(key));
      this.stack.adopt(twin, entry.id, Object.fromEntries<unknown>(told));
      return true;
    });
    return found.length > 0 ? this.run((stack) => stack.refresh()) : undefined;
  }

  private process({ aheadMs = 0, killedAt }: Around): PluginProcess {
    const { env, agent, laterMs } = this.place;
    return new PluginProcess({ env, agent, aheadMs, laterMs: laterMs(), killedAt });
  }
}
