import { Ajv } from "ajv";
import { Refusal } from "../errors";
import { type Mismatch, problemsOf } from "../validation";

/** What goes wrong, and when. Without a member of it, all is well in that respect. */
export interface FaultPlan {
  /** The same seed and the same requests give the same faults. Default: 1. */
  readonly seed?: number;
  /** Of those that match a request, the first one that fires wins. */
  readonly faults?: readonly Fault[];
  /** Requests of one API key that are accepted within any second; more get a 429. */
  readonly rateLimit?: { readonly perSecond: number; readonly retryAfter?: string };
  /** Reads see what was written only so much later. */
  readonly readDelayMs?: number;
}

/** One thing that goes wrong with requests to the API. */
export interface Fault {
  /** Default: every method. */
  readonly method?: string;
  /** Pattern of the path below `/api`; `*` is within one segment, `**` is anything. Default: every path. */
  readonly path?: string;
  /** Default: 1. */
  readonly probability?: number;
  /** Lets that many matching requests pass first. Default: 0. */
  readonly skip?: number;
  /** Fires at most that often. Default: no bound. */
  readonly count?: number;
  readonly effect: Effect;
}

/** How a request ends that a fault has hit. What is `after` comes when the work is done and kept. */
export type Effect = StatusEffect | ResetEffect | DelayEffect | GarbleEffect | ListEffect;

/** Another status than the work would have had. `retryAfter`: `date:+SECONDS` is sent as a date so far ahead. */
export interface StatusEffect {
  readonly kind: "status";
  readonly status: number;
  /** Default: before. */
  readonly when?: "before" | "after";
  readonly retryAfter?: string;
  /** Default: api, the form that errors of the API have. */
  readonly body?: "api" | "html" | "empty";
}

/** The connection is cut; `middle` is within the answer. */
export interface ResetEffect {
  readonly kind: "reset";
  readonly when: "before" | "after" | "middle";
}

/** All is well, but late. */
export interface DelayEffect {
  readonly kind: "delay";
  readonly ms: number;
  /** Default: after. */
  readonly when?: "before" | "after";
}

/** The status is that of a success, the body is none. */
export interface GarbleEffect {
  readonly kind: "garble";
  readonly body: "truncated" | "html" | "empty";
}

/** A page of a list lacks one of its objects, or has one twice. */
export interface ListEffect {
  readonly kind: "list";
  readonly how: "missing" | "doubled";
}

/** What was asked for, when it is a plan; else a refusal that names each member that is wrong. */
export function checkedPlan(value: unknown): FaultPlan {
  if (isPlan(value)) return value;
  const fields = problemsOf((isPlan.errors ?? []) as Mismatch[]);
  const details = fields.map(({ field, message }) => `${field || "it"} ${message}`).join("; ");
  throw new Refusal(400, `The plan of faults is not valid: ${details}.`, fields);
}

const LONGEST_DELAY_MS = 60 * 60_000;
const whole = { type: "integer", minimum: 0 };
const delayMs = { type: "integer", minimum: 0, maximum: LONGEST_DELAY_MS };
/** What a header may hold; after `date:` come seconds that a date can be made of. */
const retryAfter = { type: "string", pattern: "^(?:date:[+-]\\d{1,10}|(?!date:)[ -~]*)$" };
const oneOf = (...values: string[]): object => ({ enum: values });

interface Form {
  readonly type: "object";
  readonly additionalProperties: false;
  readonly required: string[];
  readonly properties: object;
}

const object = (required: string[], properties: object): Form => ({
  type: "object",
  required,
  additionalProperties: false,
  properties,
});

const EFFECTS: Record<Effect["kind"], Form> = {
  status: object(["status"], {
    status: { type: "integer", minimum: 400, maximum: 599 },
    when: oneOf("before", "after"),
    retryAfter,
    body: oneOf("api", "html", "empty"),
  }),
  reset: object(["when"], { when: oneOf("before", "after", "middle") }),
  delay: object(["ms"], { ms: delayMs, when: oneOf("before", "after") }),
  garble: object(["body"], { body: oneOf("truncated", "html", "empty") }),
  list: object(["how"], { how: oneOf("missing", "doubled") }),
};

const EFFECT = {
  type: "object",
  required: ["kind"],
  // Says which kinds there are, where the discriminator says only that this is none of them.
  properties: { kind: oneOf(...Object.keys(EFFECTS)) },
  discriminator: { propertyName: "kind" },
  oneOf: Object.entries(EFFECTS).map(([kind, { required, properties }]) =>
    object(required, { kind: { const: kind }, ...properties }),
  ),
};

const FAULT = object(["effect"], {
  method: oneOf("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"),
  path: { type: "string", pattern: "^[/*]" },
  probability: { type: "number", minimum: 0, maximum: 1 },
  skip: whole,
  count: whole,
  effect: EFFECT,
});

const PLAN = object([], {
  seed: { type: "integer" },
  faults: { type: "array", items: FAULT },
  rateLimit: object(["perSecond"], { perSecond: { type: "integer", minimum: 1 }, retryAfter }),
  readDelayMs: delayMs,
});

// To check this one schema against the language of schemas would take half of the emulator's start.
const options = { allErrors: true, discriminator: true, meta: false, validateSchema: false };
const isPlan = new Ajv(options).compile<FaultPlan>(PLAN);
