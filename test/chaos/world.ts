import type { Values } from "../support/plugin";
import { ACTUAL } from "./actual";
import { KIND_OF } from "./kinds";
import { FAMILY } from "./documents";
import type { Entry } from "./state";
import { opened } from "./wire";

/** An object as the emulator has it, with its secrets. */
export interface Held {
  readonly kind: string;
  readonly parent: string;
  readonly body: Values;
}

/** All that the emulator holds. */
export class World {
  constructor(readonly objects: readonly Held[]) {}

  get(kind: string, id: unknown): Values | undefined {
    return this.objects.find((one) => one.kind === kind && one.body["id"] === id)?.body;
  }

  /**
   * Objects that no resource in state stands for, and that did not come with one.
   * @param others Ids of objects that are there for another reason.
   */
  strangers(state: Entry[], others: ReadonlySet<string> = new Set()): Held[] {
    const known = new Set([...state.flatMap(objectsOf), ...others]);
    for (const { body } of this.objects) {
      if (known.has(String(body["id"]))) credentialsIn(body).forEach((id) => known.add(id));
    }
    // A project brings its first environment along, and a document all that a version holds.
    const cameAlong = ({ kind, parent, body }: Held): boolean =>
      known.has(parent) && (kind === "environment" ? body["name"] === "production" : this.isImported(parent));
    return this.objects.filter((one) => !known.has(String(one.body["id"])) && !cameAlong(one));
  }

  private isImported = (version: string): boolean =>
    String(this.get("version", version)?.["name"] ?? "").startsWith(`${FAMILY}-`);

  /** Objects of one kind, parent and name, where not all of them are in state. */
  twins(state: Entry[]): Held[][] {
    const known = new Set(state.flatMap(objectsOf));
    const groups = new Map<string, Held[]>();
    for (const one of this.objects) {
      const { name, externalId } = one.body;
      // An organisation may have many credentials of a name, such as those of connections.
      if (one.kind === "credential" || one.kind === "activation") continue;
      const key = [one.kind, one.parent, name ?? externalId].join("/");
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return [...groups.values()].filter(
      (all) => all.length > 1 && !all.every(({ body }) => known.has(String(body["id"]))),
    );
  }

  /** Says so where what a resource stands for is not there, or holds nothing any more. */
  missing(entry: Entry): string | undefined {
    const found = ACTUAL[entry.type](this, entry, opened(entry.inputs));
    const isEmpty = entry.type === "platform/project-variables" && plain(found?.["schema"]) === undefined;
    const isHollow =
      entry.type === "definitions" && Object.values((found?.["definitions"] ?? {}) as Values).includes(undefined);
    return !found || isEmpty || isHollow ? `${entry.type} ${entry.name} is not there` : undefined;
  }

  /** What of a resource's inputs the emulator has otherwise; undefined where it has all of them. */
  difference(entry: Entry): string | undefined {
    const inputs = opened(entry.inputs);
    const found = ACTUAL[entry.type](this, entry, inputs);
    if (!found) return this.missing(entry);
    for (const [key, value] of Object.entries(found)) {
      const [is, shall] = [JSON.stringify(plain(value)), JSON.stringify(plain(inputs[key]))];
      if (inputs[key] === undefined && LEFT_ALONE.has(key)) continue;
      if (is !== shall) return `${entry.name}.${key} is ${is}, not ${shall}`;
    }
    return undefined;
  }
}

function objectsOf({ type, id, outputs }: Entry): string[] {
  if (type === "definitions") return Object.values((outputs["ids"] ?? {}) as Values).map(String);
  return KIND_OF[type] === undefined ? [] : [id];
}

/** Ids under which an object keeps secrets: those of its connections' entries, and of its configs' clients. */
function credentialsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    key === "credentialId" ? [String(member)] : credentialsIn(member),
  );
}

/** Properties that stay as they are when a program does not set them. */
const LEFT_ALONE = new Set([
  ...["connectionVariables", "variables", "published", "isDefault", "authSchemeConfigIds", "executionPool", "config"],
  ...["settings", "dynamicVariables", "projectIds"],
]);

/** Without what means the same as nothing. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(plain);
  if (typeof value !== "object" || value === null) return value === "" || value === false ? undefined : value;
  const members = Object.entries(value).map(([key, member]) => [key, plain(member)] as const);
  const told = members.filter(([, member]) => member !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return told.length === 0 ? undefined : Object.fromEntries(told);
}
