import { CustomResource, type Input, type Output, output, RunError, unsecret } from "@pulumi/pulumi";
import { type Provider, stackSettings } from "../provider";
import { idOf, type Inputs, type Owned, organisationOf, type Reference } from "../resources/args";
import type { LOOK_UPS } from "./all";
import type * as Answer from "./answer";
import type { LookUp } from "./look-up";

/** Options of a look-up. */
export interface LookUpOptions {
  /** Account to ask. Default: that of the stack configuration and the environment. */
  readonly provider?: Provider;
}

type Nothing = Record<never, never>;

/** A look-up as a program calls it; arguments that may all be left out need not be given. */
export type Direct<Args, Result> = Nothing extends Args
  ? (args?: Args, opts?: LookUpOptions) => Promise<Result>
  : (args: Args, opts?: LookUpOptions) => Promise<Result>;

/** The same with arguments that are known later; the id of an object may be given as its resource. */
export type Deferred<Args, Result> = Nothing extends Args
  ? (args?: Later<Args>, opts?: LookUpOptions) => Output<Result>
  : (args: Later<Args>, opts?: LookUpOptions) => Output<Result>;

type Later<Args> = {
  [K in keyof Args]: K extends `${string}Id` ? Reference<Owned> : Inputs<Exclude<Args[K], undefined>>;
};

type Table = typeof LOOK_UPS;

/** The names of the look-ups with these arguments and this result, so that a declaration cannot be wrong about them. */
type NameOf<Args extends object, Result> = {
  [K in keyof Table]: Table[K] extends LookUp<infer A, infer R>
    ? [A, R, Args] extends [Args, Result, A]
      ? K
      : never
    : never;
}[keyof Table];

/** Makes the form of a look-up that takes plain values and gives a promise. */
export const direct =
  <Args extends object, Result>(name: NameOf<Args, Result>): Direct<Args, Result> =>
  async (args: object = {}, opts: LookUpOptions = {}) =>
    answered<Result>(name, args, await known(name, settingsOf(opts)));

/** Makes the form that takes inputs and gives an output; while an input is unknown, so is the output. */
export const deferred =
  <Args extends object, Result>(name: NameOf<Args, Result>): Deferred<Args, Result> =>
  (args: object = {}, opts: LookUpOptions = {}) =>
    output([plain(args), settingsOf(opts)] as const).apply(([values, settings]) =>
      answered<Result>(name, values, settings),
    );

/** Loads what speaks HTTP only now, as most programs look nothing up. */
function answered<Result>(name: keyof Table, args: object, settings: Answer.Configuration): Promise<Result> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { answer } = require("./answer") as typeof Answer;
  return answer(name, args, settings) as Promise<Result>;
}

/** The account to ask. Its key is a secret, and what it opens is none. */
const settingsOf = ({ provider }: LookUpOptions): Output<Record<string, string>> =>
  unsecret(provider ? provider.settings : output(stackSettings()));

/** The value of an output, which in a preview may never come. */
async function known<T>(name: string, value: Output<T>): Promise<T> {
  // The SDK keeps this from its types; without it, there is no telling that a callback will never be called.
  const { isKnown } = value as unknown as { isKnown: Promise<boolean> };
  if (await isKnown) return new Promise((resolve) => void value.apply(resolve));
  throw new RunError(`${name}: the settings of the Provider are not known in this preview; use ${name}Output.`);
}

/** Ids in the place of resources; the organisation of a parent is that of the look-up, too. */
function plain(args: object): Record<string, Input<unknown>> {
  const given = Object.entries(args) as [string, Reference<Owned>][];
  const parent = given.map(([, value]) => value).find((value) => CustomResource.isInstance(value));
  return {
    ...(parent !== undefined && { organisationId: organisationOf(parent) }),
    ...Object.fromEntries(given.map(([key, value]) => [key, idOf(value)])),
  };
}
