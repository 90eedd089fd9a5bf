import { randomUUID } from "node:crypto";
import type { Agent } from "node:http";
import { type Api, ORGANISATION, OTHER_ORGANISATION } from "../support/emulated";
import type { Case, Neighbour } from "./cases";
import { Member } from "./member";
import type { Declared, Told } from "./program";
import { type Choices, type Edit, PLAIN, programs } from "./programs";
import { FAMILY } from "./documents";
import { type Held, World } from "./world";
import { type Style, written } from "./written";

/** One stack, and its program at each step. */
export interface House {
  readonly member: Member;
  readonly programs: readonly Declared[][];
  /** Whether what it builds upon is there. */
  readonly isReady: () => boolean;
}

/** The stacks of a life, and what is there that none of them made. */
export interface Village {
  readonly first: House;
  readonly second: House | undefined;
  readonly strangers: readonly Held[];
}

/** What all lives of a lane have in common. */
export interface Ground {
  readonly api: Api;
  readonly key: string;
  readonly agent: Agent;
  readonly time: { laterMs: number };
}

/** What all stacks of a life have in common. */
interface Land extends Ground {
  readonly one: Case;
  readonly stack: string;
}

/** How a stack differs from the first one of a life where that is alone. */
interface Manner {
  readonly style: Style;
  readonly stack?: string;
  readonly backend?: string;
  readonly organisation?: string;
  readonly outside?: (name: string) => Told | undefined;
}

const SHARED = "connector";

/** Places of all stacks of a case that no edit may take away, as others build upon them. */
export const keptIn = ({ neighbour }: Case): string[] => (sharesParent(neighbour?.kind) ? [SHARED] : []);

const sharesParent = (kind: Neighbour["kind"] | undefined): boolean => kind === "guests" || kind === "tenant";

/** Founds the stacks of a case, on an emulator that is empty. */
export async function founded(ground: Ground, one: Case): Promise<Village> {
  const { api } = ground;
  const land = { ...ground, one, stack: randomUUID() };
  const { neighbour, beginning, edits } = one;
  const kind = neighbour?.kind;
  const id = kind === "guests" ? await connectorOfNobody(api) : undefined;
  const strangers = new World(await api.dump()).objects;
  const outside = (name: string): Told | undefined =>
    id !== undefined && name === SHARED ? { id, outputs: {}, given: {} } : undefined;
  const begun = kind === "tenant" ? { ...beginning, [SHARED]: beginning[SHARED] ?? PLAIN } : beginning;
  const isGuest = sharesParent(kind);
  const style = kind === "guests" ? { outside: [SHARED] } : {};
  const first = { ...house(land, { style, outside }, { beginning: begun, edits }), isReady: () => true };
  if (!neighbour) return { first, second: undefined, strangers };
  const told = (name: string): Told | undefined => outside(name) ?? (name === SHARED ? ownerOf(first) : undefined);
  const manner = isGuest
    ? { stack: randomUUID(), outside: told, style: { outside: [SHARED], suffix: "-b", isGuest: true } }
    : manners[kind as "namesake" | "stranger"];
  const isReady = (): boolean => !isGuest || told(SHARED) !== undefined;
  return { first, second: { ...house(land, manner, neighbour), isReady }, strangers };
}

const manners = {
  namesake: { backend: "two", style: { suffix: "-b" } },
  stranger: { backend: "two", style: {}, organisation: OTHER_ORGANISATION },
} satisfies Record<string, Manner>;

function house(
  { api, key, agent, time, one, stack }: Land,
  { style, organisation = ORGANISATION, backend = "one", outside = () => undefined, ...manner }: Manner,
  { beginning, edits }: { beginning: Choices; edits: readonly (readonly Edit[])[] },
): Omit<House, "isReady"> {
  const { parallel, newest } = one;
  const member = new Member({
    ways: { project: "shop", stack: manner.stack ?? stack, parallel, newest, outside },
    env: { PULUMI_HOME: process.env["PULUMI_HOME"] ?? "", PULUMI_BACKEND_URL: `file:///backends/${backend}` },
    settings: {
      "versori:baseUrl": api.url,
      "versori:apiKey": key,
      "versori:organisationId": organisation,
      "versori:timeoutSeconds": "60",
    },
    agent,
    laterMs: () => time.laterMs,
  });
  const all = programs(beginning, edits, keptIn(one));
  return { member, programs: all.map((choices) => written(choices, style)) };
}

/** The first stack's connector, as somebody else has it: by its id. */
function ownerOf({ member }: House): Told | undefined {
  const entry = member.stack.state.current.find(({ name }) => name === SHARED);
  return entry && { id: entry.id, outputs: {}, given: {} };
}

/** A connector that a person made, with versions called like those that follow from a document. */
async function connectorOfNobody(api: Api): Promise<string> {
  const config = { id: "key", description: "", schemeType: "api-key", name: "X-Key", in: "header" };
  const body = { name: "Shared", baseUrl: "https://api.example.com", authSchemeConfigs: [config], connections: [] };
  const { id } = (await api.call("POST", "/protocols/http/connectors", body)) as { id: string };
  for (const name of [`${FAMILY}-20261127`, `${FAMILY}-0badcafe`]) {
    await api.call("POST", `/connectors/${id}/versions`, { name });
  }
  return id;
}
