import { output, secret } from "@pulumi/pulumi";
import type { z } from "zod";
import type { StoredName } from "../../provider/dynamic/stored";
import { membersOf, shapeOf, traitsOf } from "../../provider/lifecycle/traits";
import { guarded, SECRET_PLACES } from "../../provider/resources/secret-places";
import { schemas } from "../support/schemas";

/** Where a schema has secrets, lists left out of the way. */
function placesOf(schema: z.core.$ZodType, path: string[] = []): string[] {
  const members = membersOf(schema);
  if ([schema, ...members].some((one) => traitsOf(one).secret)) return [path.join(".")];
  return members.flatMap((member) => {
    const { def } = member._zod;
    if (def.type === "array") return placesOf(def.element, path);
    return def.type === "object" ? [...shapeOf(member)].flatMap(([key, inner]) => placesOf(inner, [...path, key])) : [];
  });
}

test.each(Object.entries(schemas))("the constructor of %s marks what the schema calls secret", (type, schema) => {
  const places = SECRET_PLACES[type as StoredName] ?? [];
  expect([...places].sort()).toEqual([...new Set(placesOf(schema))].sort());
});

/** What the SDK keeps from its types. */
interface Told {
  readonly isSecret: Promise<boolean>;
  readonly promise: () => Promise<unknown>;
}

/** A value with what was marked as `{ secret }`. */
async function shown(value: unknown): Promise<unknown> {
  const { isSecret, promise } = output(value) as unknown as Told;
  const plain = await promise();
  if (await isSecret) return { secret: plain };
  return plain;
}

const member = async (args: object, ...keys: (string | number)[]) =>
  shown(keys.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], args));

test("a secret is marked where it stands, and what stands beside it is not", async () => {
  const entry = { authSchemeConfig: "key", credential: { type: "string", data: { value: "s" } } };
  const args = guarded("connection", { name: "n", credentials: { action: [entry], trigger: undefined } });
  expect(await member(args, "credentials", "action", 0, "credential", "data")).toEqual({ secret: { value: "s" } });
  expect(await member(args, "credentials", "action", 0, "authSchemeConfig")).toBe("key");
  expect(await member(args, "name")).toBe("n");
  // The arguments may be shared by several resources.
  expect(entry.credential.data).toEqual({ value: "s" });
});

test("a secret in what is known later is marked, too, and one that the program marked stays as it is", async () => {
  const data = { value: "s" };
  const marked = { secret: data };
  expect(await member(guarded("credential", { data }), "data")).toEqual(marked);
  expect(await member(guarded("credential", { data: secret(data) }), "data")).toEqual(marked);
  expect(await member(guarded("credential", { data: Promise.resolve(data) }), "data")).toEqual(marked);
  const config = { schemeType: "oauth2", grant: { grantType: "password", clientSecret: "s" } };
  const later = guarded("connector", { authSchemeConfigs: output([Promise.resolve(config)]) });
  expect(await member(later, "authSchemeConfigs")).toEqual({ secret: [config] });
  const plain = { schemeType: "api-key" };
  expect(await member(guarded("connector", { authSchemeConfigs: output([plain]) }), "authSchemeConfigs")).toEqual([
    plain,
  ]);
});
