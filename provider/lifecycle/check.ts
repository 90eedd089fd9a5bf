import type { Made } from "../api/ambiguous";
import { clean, unfit } from "./clean";
import type { Definition, Owned } from "./definition";
import type { At, Bag } from "./operations";
import { type Problem, problemsOf, sentences } from "./problems";
import { keeping, mapReferencesIn, type Reference, referencesIn, valueOr, written } from "./references";
import { hasUnknown } from "./unknown";

/** The inputs with defaults filled in and what follows from them, and all that is wrong with them. */
export async function checked<I extends Owned, C extends object, R extends Made>(
  definition: Definition<I, C, R>,
  news: Bag,
  defaults: Bag,
  olds: Bag,
  { run, place, of }: At,
): Promise<{ inputs: Bag; failures: string[] }> {
  const mapped = (bag: Bag, change: (reference: Reference, path: PropertyKey[]) => unknown): Bag =>
    mapReferencesIn(definition.inputs, bag, change) as Bag;
  const unfitting = unfit(news);
  if (unfitting) return { inputs: clean(defaults), failures: sentences([unfitting]) };
  const given = clean({ ...defaults, ...clean(news) });
  const shape = problemsOf(definition.inputs, mapped(given, written));
  // What a reference stands for has to suit its place, too.
  const wrong = shape.length > 0 ? shape : problemsOf(definition.inputs, mapped(given, valueOr));
  const sole = (one: string) => (place === undefined ? undefined : nameIn(run.own(`${definition.type} ${one}`, place)));
  const prepared = wrong.length === 0 ? await definition.prepare?.(as<I>(given), sole) : undefined;
  const problems = Array.isArray(prepared) ? prepared : wrong;
  const inputs = mapped(
    prepared && !Array.isArray(prepared) ? clean(prepared as Bag) : given,
    keeping(referencesIn(definition.inputs, olds)),
  );
  if (problems.length === 0) run.plan(definition.names?.(as<I>(inputs)) ?? []);
  const [offers, before] = [run.offered(of), as<Partial<I>>(olds)];
  if (place !== undefined) run.offer(place, definition.offers?.(as<I>(inputs), before, offers));
  const misfits = problems.length > 0 ? [] : (definition.misfits?.(as<I>(inputs), offers, before) ?? []);
  return { inputs, failures: sentences([...problems, ...misfits, ...brokenRules(definition, inputs, problems)]) };
}

/** The name of the resource at a place, which has the form of a URN. */
const nameIn = (place: string | undefined): string | undefined => place?.split("::").slice(3).join("::");

/** Plain data has the type of the inputs as far as the schema has found nothing wrong with it. */
const as = <T>(bag: Bag): T => bag as T;

function brokenRules<I extends Owned>(
  { rules }: { rules?: (inputs: I) => Problem[] },
  inputs: Bag,
  problems: Problem[],
): Problem[] {
  // A rule sees typed inputs only; in a preview with unknown values it is asked again at the update.
  return problems.length > 0 || hasUnknown(inputs) ? [] : (rules?.(as<I>(inputs)) ?? []);
}
