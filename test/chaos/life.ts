import { isDeepStrictEqual } from "node:util";
import { isAdvice } from "./advice";
import { Attempt, type Command } from "./attempt";
import type { Case } from "./cases";
import { expectAllThere, expectDecency, expectNoOrphans, expectUntouched, requestsOfSteps } from "./checks";
import type { Outcome, Stack } from "./engine";
import type { Figures } from "./figures";
import type { Around, Member } from "./member";
import type { FaultPlan } from "./plans";
import type { Declared } from "./program";
import type { Entry } from "./state";
import type { Ground, House, Village } from "./village";
import { RETRIES } from "./tries";
import { World } from "./world";

/** Each request that a fault hits may cost as many more: attempts, a look-up, a second creation, a reading back. */
const REQUESTS_PER_FAULT = 12;

/** What an earlier run may have left is looked for before it is made again. */
const REQUESTS_PER_LOOK = 5;

/** What was there before is older than a command, by more than clocks may differ. */
const BETWEEN_COMMANDS_MS = 10 * 60_000;

/** A person has to tell objects apart; the life ends here. */
export class LeftToPerson extends Error {}

/** An `up` that is to be made. */
interface Up {
  readonly house: House;
  readonly program: Declared[];
  readonly around?: Around;
  /** Where what was replaced halfway is still there, a program that was given up cannot always be had again. */
  readonly mayFail?: boolean;
}

/** The stacks of a case, from their first `up` to the end. */
export class Life {
  private readonly houses: readonly House[];
  /** Who had an object first: what is shared, only that stack may take away. */
  private readonly makers = new Map<string, Member>();
  /** Whether the latest `up` of a stack was killed, and how many of its resources failed. */
  private readonly latest = new Map<Member, { readonly killed: boolean; readonly failed: number }>();

  constructor(
    private readonly ground: Pick<Ground, "api" | "time">,
    private readonly figures: Figures,
    private readonly printed: string[],
    private readonly one: Case,
    private readonly village: Village,
  ) {
    this.houses = [village.first, ...(village.second ? [village.second] : [])];
  }

  async lived(): Promise<void> {
    const steps = Math.max(...this.houses.map(({ programs }) => programs.length));
    for (let i = 0; i < steps; i++) await this.step(i);
    // What was shared and is gone with the stack that made it, the other one makes for itself once it has looked.
    for (const house of this.houses.flatMap(() => this.houses)) {
      if (!this.one.refresh && this.houses.length === 1) await this.readWhatIsDoubtful(house);
      else await this.commanded(house.member, (stack) => stack.refresh());
      await this.persuaded({ house, program: lastOf(house) });
    }
    for (const house of this.houses) await this.settled(house);
    for (const { member } of this.houses) await this.commanded(member, (stack) => stack.refresh(), ["GET"]);
    for (const house of this.houses) await this.settled(house);
    for (const { member } of [...this.houses].reverse()) await this.commanded(member, (stack) => stack.destroy());
    const left = [
      ...this.village.strangers.map(({ body }) => String(body["id"])),
      ...this.houses.flatMap(({ member }) => [...member.stack.state.disowned]),
    ];
    expect({ destroyed: (await this.world()).strangers([], new Set(left)) }).toEqual({ destroyed: [] });
  }

  /** An `up` of each stack; what goes wrong goes wrong in the first one's, and in the other's if they work at once. */
  private async step(i: number): Promise<void> {
    const ups = this.houses.flatMap((house, k): Up[] => {
      const program = house.programs[i];
      return program && house.isReady() ? [{ house, program, around: (k === 0 && this.one.arounds[i]) || {} }] : [];
    });
    for (const up of ups) await this.prepared(up);
    const isTogether = this.one.neighbour?.together ?? false;
    for (const group of isTogether ? [ups] : ups.map((up) => [up])) {
      const plan = group[0]?.house === this.village.first ? this.one.plans[i] : undefined;
      for (const up of await this.attempted(group, plan)) {
        const before = up.house.programs[i - 1];
        const wasKilled = this.latest.get(up.house.member)?.killed;
        if (this.one.goesBack && before && !wasKilled) {
          await this.readWhatIsDoubtful(up.house);
          await this.persuaded({ house: up.house, program: back(before, up.program), mayFail: true });
          await this.imported(up);
        }
        await this.persuaded(up);
      }
    }
  }

  /** What became of an update or a deletion that failed, only a look tells whoever does not try it again. */
  private async readWhatIsDoubtful({ member }: House): Promise<void> {
    if (member.stack.state.doubtful.size > 0) await this.commanded(member, (stack) => stack.refresh());
  }

  private async prepared(up: Up): Promise<void> {
    this.figures.declared(up.program, await this.imported(up));
  }

  /** Previews, and imports what a program has a second resource for; whether there was any. */
  private async imported({ house: { member }, program }: Up): Promise<boolean> {
    const imported = await member.imported(program, await this.previewed(member, program));
    expect({ errors: imported?.errors ?? [] }).toEqual({ errors: [] });
    return imported !== undefined;
  }

  /** Makes an `up`, and does what its errors say, until there is nothing left to do. */
  private async persuaded({ around: _, ...up }: Up): Promise<void> {
    let next: Up = up;
    for (let left = up.program.length * 2; left >= 0; left--) {
      const [again] = await this.attempted([next], undefined);
      if (!again) return;
      next = again;
    }
    throw new Error("what the errors say does not help");
  }

  /** Makes some `up` at once; those that a person makes again, as a run was killed or an error said what to do. */
  private async attempted(ups: readonly Up[], plan: FaultPlan | undefined): Promise<Up[]> {
    const commands = ups.map(({ house: { member }, program, around = {} }): Command => {
      return { member, work: (stack) => stack.up(member.program(program), this.one.hooks), around, isUp: true };
    });
    const attempt = await this.made(commands, plan);
    const again = ups.flatMap((up, k): Up[] => {
      const [{ member }, outcome] = [up.house, attempt.outcomes[k]];
      // A taint is a mark in state, set once.
      const program = up.program.map((one) => (one.forced === "taint" ? { ...one, forced: undefined } : one));
      const isAgain = !outcome || member.advice.take(member.program(up.program), outcome.errors);
      return isAgain ? [{ ...up, program }] : [];
    });
    this.figures.count(attempt, again.length);
    // What says what to do and was done already is an error like any other.
    const isDone = again.length === 0 && !ups.some(({ mayFail }) => mayFail);
    if (attempt.isCalm && isDone) expect({ errors: attempt.errors }).toEqual({ errors: [] });
    return again;
  }

  private async commanded(member: Member, work: (stack: Stack) => Promise<Outcome>, methods?: string[]): Promise<void> {
    const { errors, requests } = await this.made([{ member, work }], undefined);
    expect({ errors }).toEqual({ errors: [] });
    if (methods) expect(methods).toEqual(expect.arrayContaining(requests.map(({ method }) => method)));
  }

  /** What holds whenever nothing is under way, also after a failure. */
  private async made(commands: readonly Command[], plan: FaultPlan | undefined): Promise<Attempt> {
    const allowance = commands.reduce((sum, { member }) => sum + this.looks(member) * REQUESTS_PER_LOOK, 0);
    const wasKilled = commands.some(({ member }) => this.latest.get(member)?.killed);
    this.ground.time.laterMs += BETWEEN_COMMANDS_MS;
    const attempt = await Attempt.made(this.ground.api, commands, plan);
    if (attempt.isDoubtful && (attempt.isDisturbed || wasKilled)) throw new LeftToPerson();
    const { errors, fired, isWhole } = attempt;
    if (attempt.isCalm && !isWhole) expect({ errors }).toEqual({ errors: [] });
    commands.forEach(({ member, isUp = false }, k) => this.remember(member, attempt.outcomes[k], isUp));
    const [world, members] = [await this.world(), this.houses.map(({ member }) => member)];
    if (!attempt.isOpen) expectNoOrphans(world, members, this.village.strangers, errors);
    if (isWhole)
      expectAllThere(
        world,
        members.flatMap((member) => this.promised(member)),
        errors,
      );
    expectUntouched(world, this.village.strangers);
    const faults = plan ? (plan.readDelayMs === undefined ? 1 : 2) * REQUESTS_PER_FAULT * (fired + 1) : 0;
    const bound = attempt.isKilled
      ? Infinity
      : requestsOfSteps(attempt, this.one.hooks ? 1 + RETRIES : 1) + faults + allowance;
    expectDecency(attempt, bound, members, this.printed);
    return attempt;
  }

  private looks(member: Member): number {
    const { killed = false, failed = 0 } = this.latest.get(member) ?? {};
    return killed ? member.stack.state.all.length + REQUESTS_PER_FAULT : failed;
  }

  private remember(member: Member, outcome: Outcome | undefined, isUp: boolean): void {
    if (isUp) this.latest.set(member, { killed: !outcome, failed: outcome?.errors.length ?? 0 });
    const { seen, all } = member.stack.state;
    const found = new Set(all.filter(isFound).map(({ id }) => id));
    for (const id of seen) if (!found.has(id) && !this.makers.has(id)) this.makers.set(id, member);
  }

  /** What has to be there: all in state after an `up` that ended well, but for what another stack made. */
  private promised(member: Member): Entry[] {
    const { killed = false, failed = 0 } = this.latest.get(member) ?? {};
    if (killed || failed > 0) return [];
    const { current, doubtful } = member.stack.state;
    return current.filter(({ id, serial }) => !doubtful.has(serial) && (this.makers.get(id) ?? member) === member);
  }

  /** A preview changes nothing, whatever state is like; what it asks for is bounded elsewhere. */
  private async previewed(member: Member, program: Declared[]): Promise<Record<string, string>> {
    const previewed = (stack: Stack) => stack.preview(member.program(program));
    await this.ground.api.tool("DELETE", "requests");
    const { steps, errors } = (await member.run(previewed)) ?? { steps: {}, errors: [] };
    const requests = (await this.ground.api.tool("GET", "requests")) as { method: string }[];
    expect({ writesOfPreview: requests.filter(({ method }) => method !== "GET") }).toEqual({ writesOfPreview: [] });
    expect({ errors: errors.filter(({ message }) => !isAdvice(message)) }).toEqual({ errors: [] });
    return steps;
  }

  /** What holds once the program is what there is. */
  private async settled(house: House): Promise<void> {
    const { member } = house;
    const program = member.program(lastOf(house));
    const changes = Object.entries(await this.previewed(member, program)).filter(([, step]) => step !== "same");
    expect({ changes }).toEqual({ changes: [] });
    const { requests } = await Attempt.made(
      this.ground.api,
      [{ member, work: (stack) => stack.up(program) }],
      undefined,
    );
    expect({ requestsOfNothingToDo: requests }).toEqual({ requestsOfNothingToDo: [] });
    const [world, entries] = [await this.world(), member.stack.state.all];
    const differences = entries.flatMap((entry) => world.difference(entry) ?? []);
    expect({ differences, declared: entries.length }).toEqual({ differences: [], declared: program.length });
  }

  private world = async (): Promise<World> => new World(await this.ground.api.dump());
}

/** Activations cannot be made while two templates are there that both want a connection. */
const TEMPLATE = "platform/connection-template";

/** Whether state says of a version that somebody else made it. */
const isFound = ({ id, outputs: { madeVersions } }: Entry): boolean =>
  Array.isArray(madeVersions) && !madeVersions.includes(id);

/** A program as it was: what was called otherwise since is so without an alias, until an error asks for one. */
const back = (before: Declared[], after: Declared[]): Declared[] =>
  calm(before).map((one) => {
    const since = after.find(({ former }) =>
      former.some(({ name, home }) => isDeepStrictEqual({ name, home }, { name: one.name, home: one.home })),
    );
    return since ? { ...one, former: [{ name: since.name, home: since.home, aliased: since.type === TEMPLATE }] } : one;
  });

const calm = (program: Declared[]): Declared[] => program.map((one) => ({ ...one, forced: undefined }));

const lastOf = ({ programs }: House): Declared[] => calm(programs.at(-1) ?? []);
