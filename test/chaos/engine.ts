import type { StoredName } from "../../provider/dynamic/stored";
import { hasUnknown, UNKNOWN } from "../../provider/lifecycle/unknown";
import type { Values } from "../support/plugin";
import { decide, type Decision, type Step } from "./decide";
import { type Declared, placeOf, referredIn, resolved, type Told, urnOf } from "./program";
import { Failed, type Provider } from "./provider";
import { replacedAlong } from "./replaced";
import { type Entry, State, unused } from "./state";
import { created, type Reached, tried } from "./tries";
import { waves } from "./waves";
import { opened } from "./wire";

/** How a command ended: what it did, and what failed. */
export interface Outcome {
  readonly steps: { readonly step: Step; readonly type: StoredName }[];
  readonly errors: { readonly urn: string; readonly message: string }[];
}

/** Which stack it is, and how the engine works. */
export interface Ways {
  readonly project: string;
  readonly stack: string;
  readonly parallel: boolean;
  /** As of today; before 3.264, nothing was replaced for the sake of `deletedWith`, and hooks began creations anew. */
  readonly newest: boolean;
  /** Objects that are there without the program, by the names under which it refers to them. */
  readonly outside: (name: string) => Told | undefined;
}

type Known = Omit<Entry, "id" | "outputs" | "unfinished" | "serial">;

/**
 * Does with a program what Pulumi's engine does, as far as dynamic resources can tell (pkg/resource/deploy in
 * pulumi/pulumi): which methods are called, in which order, with what, and what state keeps of their results.
 */
export class Stack {
  readonly state = new State();
  /** What the program gave each resource, as far as it was known. */
  private readonly given = new Map<string, Values>();
  /** URNs of the program at hand, by the names under which it refers to its resources. */
  private urns = new Map<string, string>();
  private readonly replaced = new Set<string>();
  private readonly registered = new Set<number>();
  private hooks = false;

  /** That of the command at hand. */
  declare provider: Provider;

  constructor(private readonly ways: Ways) {}

  /** What an `up` would do, without doing it. */
  async preview(program: Declared[]): Promise<{ steps: Record<string, Step>; errors: Outcome["errors"] }> {
    this.begin(program, false);
    const [told, steps] = [new Map<string, Told>(), {} as Record<string, Step>];
    const outcome: Outcome = { steps: [], errors: [] };
    const gone = new Set<number>();
    for (const declared of program) {
      await this.each([declared], outcome, async () => {
        const decision = await this.decided(declared, (name) => told.get(name), gone);
        const old = this.entry(declared);
        if (old) this.registered.add(old.serial);
        if (old && decision.step === "replace" && decision.deletesFirst)
          (await this.along(old)).forEach(({ serial }) => gone.add(serial));
        steps[declared.name] = decision.step;
        told.set(declared.name, this.foretold(declared, decision));
      });
    }
    const kept = program.flatMap((declared) => [this.urn(declared), this.entry(declared)?.urn ?? ""]);
    for (const { urn } of this.state.condemned(kept)) steps[urn] = "delete";
    return { steps, errors: outcome.errors };
  }

  /**
   * Brings everything to what the program says. After a failure, what is under way ends and nothing else begins.
   * @param hooks Whether each resource has a hook that wants failed operations tried again.
   */
  async up(program: Declared[], hooks = false): Promise<Outcome> {
    this.begin(program, hooks);
    const outcome: Outcome = { steps: [], errors: [] };
    for (const declared of program.filter(({ forced }) => forced === "taint")) {
      const old = this.entry(declared);
      if (old) this.state.keep({ ...old, tainted: true });
    }
    for (const wave of waves(program, this.ways.parallel)) {
      await this.each(wave, outcome, (declared) => this.register(declared, outcome));
      if (outcome.errors.length > 0) return outcome;
    }
    await this.remove(this.state.condemned(program.map(this.urn)), outcome);
    return outcome;
  }

  async destroy(): Promise<Outcome> {
    this.begin([], false);
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
      this.state.doubtful.delete(entry.serial);
      if (id === "") this.state.drop(entry);
      else this.state.keep({ ...entry, id, outputs: props, inputs, unfinished: false });
    });
    return outcome;
  }

  /** Takes an object into state, as an import file does. */
  adopt(declared: Declared, id: string, known: Values): void {
    const serial = this.state.newSerial();
    this.state.keep({ ...this.known(declared, known), id, outputs: known, unfinished: false, serial });
  }

  readonly urn = ({ type, ...identity }: Declared): string => urnOf(type, identity);

  /** What state has of a resource of a program; of several former ones, the latest. */
  entry(declared: Declared): Entry | undefined {
    const aliases = declared.former.filter(({ aliased }) => aliased).reverse();
    return this.state.get(
      this.urn(declared),
      aliases.map((identity) => urnOf(declared.type, identity)),
    );
  }

  private begin(program: Declared[], hooks: boolean): void {
    this.urns = new Map(program.map((declared) => [declared.name, this.urn(declared)]));
    this.replaced.clear();
    this.registered.clear();
    this.hooks = hooks;
  }

  private named = (name: string): Entry | undefined => this.state.get(this.urns.get(name) ?? "");

  /** What goes with a resource that is deleted first. */
  private along(old: Entry): Promise<Entry[]> {
    const others = this.state.current.filter(({ serial }) => !this.registered.has(serial));
    return replacedAlong(old, others, this.provider, this.ways.newest);
  }

  private async decided(
    declared: Declared,
    told: (name: string) => Told | undefined,
    gone: ReadonlySet<number> = new Set(),
  ): Promise<Decision> {
    const { deletedWith, args } = declared;
    const given = resolved(args, (name) => told(name) ?? this.ways.outside(name)) as Values;
    this.given.set(this.urn(declared), given);
    const place = placeOf(this.ways, declared);
    const goesAlong = this.ways.newest && deletedWith !== undefined && this.replaced.has(deletedWith);
    const entry = this.entry(declared);
    const old = entry && gone.has(entry.serial) ? undefined : entry;
    const decision = await decide(this.provider, { declared, given, place, old, goesAlong });
    if (decision.step === "replace") this.replaced.add(declared.name);
    return decision;
  }

  /** In a preview, others see inputs as outputs; what only the API knows is unknown. */
  private foretold(declared: Declared, { step, inputs }: Decision): Told {
    const old = this.entry(declared);
    const given = this.given.get(this.urn(declared)) ?? {};
    if (old && step === "same") return { id: old.id, outputs: opened(old.outputs), given };
    return { id: old && step === "update" ? old.id : UNKNOWN, outputs: opened(inputs), given };
  }

  private readonly told = (name: string): Told | undefined => {
    const entry = this.named(name);
    return entry && { id: entry.id, outputs: opened(entry.outputs), given: this.given.get(entry.urn) ?? {} };
  };

  private async register(declared: Declared, outcome: Outcome): Promise<void> {
    const { type } = declared;
    const { step, inputs, deletesFirst } = await this.decided(declared, this.told);
    const old = this.entry(declared);
    if (hasUnknown(opened(inputs)))
      throw new Error(`${declared.name} refers to what is not there: ${JSON.stringify(inputs)}`);
    if (old) this.registered.add(old.serial);
    const known = this.known(declared, inputs);
    if (old && step === "same") return this.state.keep({ ...old, ...known }, old);
    outcome.steps.push({ step, type });
    if (old && step === "update") {
      this.state.doubtful.add(old.serial);
      return this.recording({ ...known, serial: old.serial }, old, async () => {
        const update = () => this.provider.update(type, old.id, old.outputs, inputs);
        return { id: old.id, outputs: (await tried({ present: this.hooks }, update)).outs };
      });
    }
    if (old && deletesFirst) {
      await this.remove([...(await this.along(old)), old], outcome);
      if (outcome.errors.length > 0) return;
    }
    const hooks = { present: this.hooks, update: this.ways.newest };
    const create = () => created(this.provider, type, inputs, hooks);
    return this.recording({ ...known, serial: this.state.newSerial() }, deletesFirst ? undefined : old, create);
  }

  /** Keeps what was reached, also by an operation that failed halfway. */
  private async recording(known: Known & { serial: number }, old: Entry | undefined, work: () => Promise<Reached>) {
    try {
      this.state.keep({ ...known, ...(await work()), unfinished: false }, old);
      this.state.doubtful.delete(known.serial);
    } catch (error) {
      const reached = error instanceof Failed ? error.reached : undefined;
      if (reached) this.state.keep({ ...known, id: reached.id, outputs: reached.properties, unfinished: true }, old);
      throw error;
    }
  }

  private known(declared: Declared, inputs: Values): Known {
    const { name, type, args, dependsOn, deletedWith, trigger, replaceOnChanges = false } = declared;
    const serials = (names: string[]): number[] => names.flatMap((other) => this.named(other)?.serial ?? []);
    const uses = Object.entries(args).map(([key, value]) => [key, serials(referredIn(value))] as const);
    return {
      ...{ name, type, urn: this.urn(declared), inputs, trigger, replaceOnChanges },
      uses: { ...Object.fromEntries(uses), "": serials(dependsOn) },
      deletedWith: deletedWith === undefined ? undefined : serials([deletedWith])[0],
    };
  }

  /** Deletes, what is used after what uses it. What goes with something else that is deleted needs no request. */
  private async remove(entries: Entry[], outcome: Outcome): Promise<void> {
    const serials = new Set(entries.map(({ serial }) => serial));
    for (let left = entries; left.length > 0;) {
      const now = this.ways.parallel ? unused(left) : unused(left).slice(0, 1);
      await this.each(now, outcome, async (entry) => {
        const { type, id, outputs, deletedWith } = entry;
        if (deletedWith !== undefined && serials.has(deletedWith)) return this.state.carry(entry);
        outcome.steps.push({ step: "delete", type });
        this.state.doubtful.add(entry.serial);
        await tried({ present: this.hooks }, () => this.provider.delete(type, id, outputs));
        this.state.leave(entry);
      });
      if (outcome.errors.length > 0) return;
      left = left.filter((entry) => !now.includes(entry));
    }
  }

  private async each<T extends Declared | Entry>(all: T[], { errors }: Outcome, work: (one: T) => Promise<void>) {
    const attempt = (one: T): Promise<void> =>
      work(one).catch((error: unknown) => {
        if (!(error instanceof Failed)) throw error;
        errors.push({ urn: "urn" in one ? one.urn : this.urn(one), message: error.message });
      });
    await Promise.all(all.map(attempt));
  }
}
