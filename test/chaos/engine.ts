import { isDeepStrictEqual } from "node:util";
import type { StoredName } from "../../provider/dynamic/stored";
import { hasUnknown, UNKNOWN } from "../../provider/lifecycle/unknown";
import type { Values } from "../support/plugin";
import { type Declared, referredIn, resolved, type Told } from "./program";
import { Failed, type Provider } from "./provider";
import { type Entry, State, unused } from "./state";
import { opened } from "./wire";

/** What becomes of a resource. */
export type Step = "create" | "same" | "update" | "replace" | "delete" | "read";

/** How a command ended: what it did, and the sentences of what failed. */
export interface Outcome {
  readonly steps: { readonly step: Step; readonly type: StoredName }[];
  readonly errors: string[];
}

interface Plan {
  readonly step: Step;
  readonly inputs: Values;
  readonly deletesFirst: boolean;
}

interface Reached {
  readonly id: string;
  readonly outputs: Values;
}

/**
 * Does with a program what Pulumi's engine does, as far as dynamic resources can tell (pkg/resource/deploy in
 * pulumi/pulumi): which methods are called, in which order, with what, and what state keeps of their results.
 */
export class Stack {
  readonly state = new State();
  /** What the program gave each resource, as far as it was known. */
  private readonly given = new Map<string, Values>();

  constructor(
    private readonly provider: Provider,
    private readonly name: string,
    private readonly parallel: boolean,
  ) {}

  /** What an `up` would do, without doing it. */
  async preview(program: Declared[]): Promise<Record<string, Step>> {
    const told = new Map<string, Told>();
    const steps: Record<string, Step> = {};
    for (const declared of program) {
      const { step, inputs } = await this.plan(declared, (name) => told.get(name));
      steps[declared.name] = step;
      told.set(declared.name, this.foretold(declared, step, opened(inputs)));
    }
    for (const { name } of this.state.condemned(Object.keys(steps))) steps[name] = "delete";
    return steps;
  }

  /** Brings everything to what the program says. After a failure, what is under way ends and nothing else begins. */
  async up(program: Declared[]): Promise<Outcome> {
    const outcome: Outcome = { steps: [], errors: [] };
    for (const wave of this.waves(program)) {
      await this.each(wave, outcome, (declared) => this.register(declared, outcome));
      if (outcome.errors.length > 0) return outcome;
    }
    await this.remove(this.state.condemned(program.map(({ name }) => name)), outcome);
    return outcome;
  }

  async destroy(): Promise<Outcome> {
    const outcome: Outcome = { steps: [], errors: [] };
    await this.remove(this.state.all, outcome);
    return outcome;
  }

  /** Reads every resource; what is gone leaves state. */
  async refresh(): Promise<Outcome> {
    const outcome: Outcome = { steps: [], errors: [] };
    await this.each(this.state.current, outcome, async (entry) => {
      outcome.steps.push({ step: "read", type: entry.type });
      const { id, props = {}, inputs = {} } = await this.provider.read(entry.type, entry.id, entry.outputs);
      if (id === "") this.state.drop(entry);
      else this.state.keep({ ...entry, outputs: props, inputs, unfinished: false });
    });
    return outcome;
  }

  /** Decides by `check` and `diff`, and by whether inputs differ where `diff` leaves that open. */
  private async plan({ name, type, args }: Declared, told: (name: string) => Told | undefined): Promise<Plan> {
    const given = resolved(args, told) as Values;
    this.given.set(name, given);
    const inputs = await this.provider.check(type, given, `${this.name}::${type}::${name}`);
    const old = this.state.get(name);
    if (!old) return { step: "create", inputs, deletesFirst: false };
    const diff = await this.provider.diff(type, old.id, old.outputs, inputs);
    const differs = diff.changes ?? !isDeepStrictEqual(opened(old.inputs), opened(inputs));
    const { replaces = [], deleteBeforeReplace: deletesFirst = false } = diff;
    if (differs && replaces.length > 0) return { step: "replace", inputs, deletesFirst };
    return { step: differs || old.unfinished ? "update" : "same", inputs, deletesFirst };
  }

  /** In a preview, others see inputs as outputs; what only the API knows is unknown. */
  private foretold({ name }: Declared, step: Step, inputs: Values): Told {
    const old = this.state.get(name);
    if (old && step === "same") return this.toldBy(old);
    return { id: old && step === "update" ? old.id : UNKNOWN, outputs: inputs, given: this.given.get(name) ?? {} };
  }

  private toldBy({ name, id, outputs }: Entry): Told {
    return { id, outputs: opened(outputs), given: this.given.get(name) ?? {} };
  }

  private async register(declared: Declared, outcome: Outcome): Promise<void> {
    const { name, type } = declared;
    const { step, inputs, deletesFirst } = await this.plan(declared, (other) => {
      const entry = this.state.get(other);
      return entry && this.toldBy(entry);
    });
    if (hasUnknown(opened(inputs))) throw new Error(`${name} refers to what is not there: ${JSON.stringify(inputs)}`);
    const old = this.state.get(name);
    const known = { name, type, inputs, ...this.relations(declared) };
    if (old && step === "same") return this.state.keep({ ...old, ...known });
    outcome.steps.push({ step, type });
    if (old && step === "update") {
      return this.recording({ ...known, serial: old.serial }, async () => {
        const { outs } = await this.provider.update(type, old.id, old.outputs, inputs);
        return { id: old.id, outputs: outs };
      });
    }
    if (old && deletesFirst) await this.remove([...(await this.replacedWith(old)), old], outcome);
    if (outcome.errors.length > 0) return;
    return this.recording({ ...known, serial: this.state.newSerial() }, async () => {
      const { id, outs } = await this.provider.create(type, inputs);
      if (typeof id !== "string" || id === "") throw new Error(`${type} was created without an id`);
      return { id, outputs: outs };
    });
  }

  /** Keeps what was reached, also by an operation that failed halfway. */
  private async recording(
    known: Omit<Entry, "id" | "outputs" | "unfinished">,
    operation: () => Promise<Reached>,
  ): Promise<void> {
    try {
      this.state.keep({ ...known, ...(await operation()), unfinished: false });
    } catch (error) {
      const reached = error instanceof Failed ? error.reached : undefined;
      if (reached) this.state.keep({ ...known, id: reached.id, outputs: reached.properties, unfinished: true });
      throw error;
    }
  }

  private relations({ args, dependsOn, deletedWith }: Declared): Pick<Entry, "uses" | "deletedWith"> {
    const serials = (names: string[]): number[] => names.flatMap((name) => this.state.get(name)?.serial ?? []);
    const uses = Object.entries(args).map(([key, value]) => [key, serials(referredIn(value))] as const);
    return {
      uses: { ...Object.fromEntries(uses), "": serials(dependsOn) },
      deletedWith: deletedWith === undefined ? undefined : serials([deletedWith])[0],
    };
  }

  /** What has to go before a resource that is deleted first: whatever would be replaced for its sake. */
  private async replacedWith(old: Entry): Promise<Entry[]> {
    const going = new Map([[old.serial, old]]);
    for (let size = 0; size < going.size;) {
      size = going.size;
      for (const entry of this.state.current.filter(({ serial }) => !going.has(serial))) {
        const unknown = Object.entries(entry.uses).filter(([key, used]) => key && used.some((one) => going.has(one)));
        if (unknown.length === 0) continue;
        const inputs = { ...entry.inputs, ...Object.fromEntries(unknown.map(([key]) => [key, UNKNOWN])) };
        const { replaces = [] } = await this.provider.diff(entry.type, entry.id, entry.outputs, inputs);
        if (replaces.length > 0) going.set(entry.serial, entry);
      }
    }
    return [...going.values()].filter((entry) => entry !== old);
  }

  /** Deletes, what is used after what uses it. What goes with something else that is deleted needs no request. */
  private async remove(entries: Entry[], outcome: Outcome): Promise<void> {
    const serials = new Set(entries.map(({ serial }) => serial));
    for (let left = entries; left.length > 0;) {
      const now = this.parallel ? unused(left) : unused(left).slice(0, 1);
      await this.each(now, outcome, async (entry) => {
        const { type, id, outputs, deletedWith } = entry;
        if (deletedWith !== undefined && serials.has(deletedWith)) return this.state.carry(entry);
        outcome.steps.push({ step: "delete", type });
        await this.provider.delete(type, id, outputs);
        this.state.drop(entry);
      });
      if (outcome.errors.length > 0) return;
      left = left.filter((entry) => !now.includes(entry));
    }
  }

  /** What may be worked on at once: resources whose dependencies were dealt with before. */
  private waves(program: Declared[]): Declared[][] {
    if (!this.parallel) return program.map((one) => [one]);
    const depths = new Map<string, number>();
    for (const { name, args, dependsOn } of program) {
      const before = [...referredIn(args), ...dependsOn].map((other) => depths.get(other) ?? 0);
      depths.set(name, Math.max(0, ...before) + 1);
    }
    const deepest = Math.max(0, ...depths.values());
    return Array.from({ length: deepest }, (_, i) => program.filter(({ name }) => depths.get(name) === i + 1));
  }

  private async each<T>(all: T[], { errors }: Outcome, work: (one: T) => Promise<void>): Promise<void> {
    const attempt = (one: T): Promise<void> =>
      work(one).catch((error: unknown) => {
        if (!(error instanceof Failed)) throw error;
        errors.push(error.message);
      });
    await Promise.all(all.map(attempt));
  }
}
