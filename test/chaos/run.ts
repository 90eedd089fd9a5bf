import { randomUUID } from "node:crypto";
import type { Json } from "../support/emulated";
import { type Api, emulated } from "../support/emulated";
import { type Outcome, Stack } from "./engine";
import { type Figures } from "./figures";
import { REQUESTS } from "./kinds";
import type { FaultPlan } from "./plans";
import type { Declared } from "./program";
import { type Choices, type Edit, programs, written } from "./programs";
import { Provider } from "./provider";
import { MARK, secretIn } from "./secrets";
import { World } from "./world";
import { legible } from "./wire";

/** One life of a stack: a program, what is edited between its `up`, and what goes wrong meanwhile. */
export interface Case {
  readonly beginning: Choices;
  /** Edits before each further `up`. */
  readonly edits: readonly (readonly Edit[])[];
  /** What goes wrong during each `up`; nothing in the first one where there is no plan for it. */
  readonly plans: readonly (FaultPlan | undefined)[];
  readonly parallel: boolean;
  /** Whether the last `up` reads before. */
  readonly refresh: boolean;
}

/** Each request that a fault hits may cost as many more: attempts, a look-up, a second creation, a reading back. */
const REQUESTS_PER_FAULT = 12;

/** What the provider says when the next `up` has to look for what a creation made. */
const OPEN = /could not be found out/;

/** What it says when a person has to tell which object is to stay. */
const DOUBTFUL = /delete what you do not want/;

const ORGANISATION = "01J00000000000000000000000";
const KEYS = Array.from({ length: 64 }, (_, i) => `${MARK}-key-of-lane-${String(i)}`);

interface Logged {
  method: string;
  path: string;
  status: number;
}

/** An emulator, and one run after the other on it. */
export class Lane {
  private begun = 0;

  private constructor(
    private readonly api: Api,
    private readonly figures: Figures,
    private readonly printed: string[],
  ) {}

  static async open(figures: Figures, printed: string[]): Promise<Lane> {
    return new Lane(await emulated({ apiKeys: KEYS }), figures, printed);
  }

  close = (): Promise<void> => this.api.emulator.close();

  /** Lives a case; whatever is promised and does not hold is thrown. */
  async live({ beginning, edits, plans, parallel, refresh }: Case): Promise<void> {
    await this.api.tool("DELETE", "state");
    const stack = new Stack(this.provider(), randomUUID(), parallel);
    const all = programs(beginning, edits).map(written);
    const last = all.at(-1) ?? [];
    for (const [i, program] of all.entries()) {
      await this.previewed(stack, program);
      this.figures.resources += program.length;
      if (await this.apply(stack, program, plans[i])) continue;
      this.figures.leftToPerson += 1;
      return;
    }
    if (refresh) await this.succeeding(stack, () => stack.refresh());
    await this.succeeding(stack, () => stack.up(last));
    await this.settled(stack, last);
    await this.succeeding(stack, () => stack.refresh(), ["GET"]);
    await this.settled(stack, last);
    await this.succeeding(stack, () => stack.destroy());
    const { objects } = await this.world();
    expect({ destroyed: objects }).toEqual({ destroyed: [] });
    this.figures.runs += 1;
  }

  /** Another key each time, so that a run has a client of its own. */
  private provider(): Provider {
    const key = KEYS[this.begun++ % KEYS.length] ?? "";
    return new Provider({
      "versori:baseUrl": this.api.url,
      "versori:apiKey": key,
      "versori:organisationId": ORGANISATION,
      "versori:timeoutSeconds": "60",
    });
  }

  /** A preview sends nothing, whatever state is like. */
  private async previewed(stack: Stack, program: Declared[]): Promise<Record<string, string>> {
    await this.api.tool("DELETE", "requests");
    const steps = await stack.preview(program);
    expect({ requestsOfPreview: await this.requests() }).toEqual({ requestsOfPreview: [] });
    return steps;
  }

  /** False where the provider could not find out what became of a creation, and said so. */
  private async apply(stack: Stack, program: Declared[], plan: FaultPlan | undefined): Promise<boolean> {
    if (!plan) {
      await this.succeeding(stack, () => stack.up(program));
      return true;
    }
    await this.api.tool("POST", "faults", plan);
    const outcome = await stack.up(program);
    const { counts } = (await this.api.tool("GET", "faults")) as { counts: { fired: number }[] };
    await this.api.tool("DELETE", "faults");
    this.figures.count(plan, counts);
    this.figures.ups += 1;
    if (outcome.errors.length > 0) this.figures.failedUps += 1;
    const fired = counts.reduce((sum, one) => sum + one.fired, 0);
    const disturbed = readsWentWrong(plan, counts);
    if (disturbed && outcome.errors.some((error) => DOUBTFUL.test(error))) return false;
    const isOpen = disturbed && outcome.errors.some((error) => OPEN.test(error));
    if (isOpen) this.figures.leftOpen += 1;
    const allowance = (plan.readDelayMs === undefined ? 1 : 2) * REQUESTS_PER_FAULT * (fired + 1);
    await this.atRest(stack, outcome, allowance, isOpen);
    return true;
  }

  private async succeeding(stack: Stack, work: () => Promise<Outcome>, methods?: string[]): Promise<void> {
    await this.api.tool("DELETE", "requests");
    const outcome = await work();
    expect({ errors: outcome.errors }).toEqual({ errors: [] });
    if (methods) expect(methods).toEqual(expect.arrayContaining((await this.requests()).map(({ method }) => method)));
    await this.atRest(stack, outcome, 0);
  }

  /** What holds whenever nothing is under way, also after a failure. */
  private async atRest(stack: Stack, { steps, errors }: Outcome, allowance: number, isOpen = false): Promise<void> {
    const [world, requests] = [await this.world(), await this.requests()];
    this.figures.requests += requests.length;
    const told = (all: { kind: string; body: Json }[]) =>
      all.map(({ kind, body }) => `${kind} ${body.name ?? body.id}`);
    // What a version holds has left state before the version goes; it is no orphan, as the version takes it along.
    const known = [...stack.state.all, ...stack.state.stranded];
    const orphans = isOpen ? [] : told(world.strangers(known));
    expect({ orphans, errors }).toEqual({ orphans: [], errors });
    expect({ duplicates: world.twins(known).map(told), errors }).toEqual({ duplicates: [], errors });
    expect({ defects: requests.filter(({ status }) => status === 500 && allowance === 0) }).toEqual({ defects: [] });
    const bound = steps.reduce((sum, { step, type }) => sum + boundOf(step, type), allowance);
    if (requests.length > bound)
      throw new Error(`${requests.length} requests for ${JSON.stringify(steps)}: ${JSON.stringify(requests)}`);
    const leak = secretIn(legible(stack.state.all)) ?? secretIn(errors.join()) ?? secretIn(this.printed.join());
    expect({ leak }).toEqual({ leak: undefined });
  }

  /** What holds once the program is what there is. */
  private async settled(stack: Stack, program: Declared[]): Promise<void> {
    const steps = await this.previewed(stack, program);
    const changes = Object.entries(steps).filter(([, step]) => step !== "same");
    expect({ changes }).toEqual({ changes: [] });
    await this.api.tool("DELETE", "requests");
    await stack.up(program);
    expect({ requestsOfNothingToDo: await this.requests() }).toEqual({ requestsOfNothingToDo: [] });
    const world = await this.world();
    const differences = stack.state.all.flatMap((entry) => world.difference(entry) ?? []);
    expect({ differences, declared: stack.state.all.length }).toEqual({ differences: [], declared: program.length });
  }

  private world = async (): Promise<World> => new World(await this.api.dump());

  private requests = (): Promise<Logged[]> => this.api.tool("GET", "requests");
}

/** Only where the look for a lost object was disturbed, too, may it be left to a person. */
const readsWentWrong = ({ faults, readDelayMs }: FaultPlan, counts: { fired: number }[]): boolean =>
  readDelayMs !== undefined || faults.some(({ method = "GET" }, i) => method === "GET" && counts[i]?.fired);

function boundOf(step: Outcome["steps"][number]["step"], type: keyof typeof REQUESTS): number {
  if (step === "same") return 0;
  return REQUESTS[type][step === "replace" ? "create" : step];
}
