import "../chaos/home";
import type { Case } from "../chaos/cases";
import { Figures } from "../chaos/figures";
import { type Choices, type Edit, PLAIN } from "../chaos/programs";
import { Lane } from "../chaos/run";
import { complete, slotOf, SLOTS } from "../chaos/slots";
import { hurry } from "../support/haste";
import { drawn } from "../support/sample";

/** What may be done to a resource whose object is to stay or to be made anew: the numbers choose among its forms. */
const WAYS: Record<string, Pick<Edit, "kind" | "property" | "option">[]> = {
  "renamed without an alias": [{ kind: "rename", property: 1, option: 1 }],
  "renamed without an alias, as its object": [{ kind: "rename", property: 0, option: 1 }],
  "renamed with an alias": [{ kind: "rename", property: 1, option: 0 }],
  "renamed with an alias, as its object": [{ kind: "rename", property: 0, option: 0 }],
  "moved into a component without an alias": [{ kind: "move", property: 1, option: 0 }],
  "moved into a component with an alias": [{ kind: "move", property: 0, option: 0 }],
  "replaced by --replace": [{ kind: "force", property: 1, option: 0 }],
  "replaced by --replace with deleteBeforeReplace": [{ kind: "force", property: 0, option: 0 }],
  "replaced as tainted": [{ kind: "force", property: 1, option: 1 }],
  "replaced by a replacementTrigger": [{ kind: "force", property: 1, option: 2 }],
  "changed under replaceOnChanges": [
    { kind: "force", property: 1, option: 3 },
    { kind: "change", property: 0, option: 1 },
  ],
  "imported twice, and the second goes": [{ kind: "twin", property: 0, option: 0 }],
  "imported twice, and the first goes": [{ kind: "twin", property: 0, option: 1 }],
};

const TABLE = Object.entries(WAYS).flatMap(([way, edits]) =>
  Object.keys(SLOTS)
    .filter((place) => edits[0]?.kind !== "twin" || slotOf(place).twins)
    .flatMap((place) => [true, false].map((newest) => ({ way, edits, place, newest, type: slotOf(place).type }))),
);

let lane: Lane;
let end: () => void;
beforeAll(async () => {
  end = hurry();
  lane = await Lane.open(new Figures(), []);
});
afterAll(async () => {
  await lane.close();
  end();
});

test.each(drawn(TABLE))(
  "$type ($place) is $way: what the program says is there (newest engine: $newest)",
  async (one) => {
    const names = complete([one.place]);
    const beginning: Choices = Object.fromEntries(names.map((name) => [name, PLAIN]));
    const step = one.edits.map((edit): Edit => ({ ...edit, slot: names.indexOf(one.place) }));
    // Whether the first or the second of two goes, the next step says.
    const next = step.filter(({ kind }) => kind === "twin").map((edit): Edit => ({ ...edit, kind: "change" }));
    const life: Case = {
      ...{ beginning, edits: next.length > 0 ? [step, next] : [step], plans: [], arounds: [], newest: one.newest },
      ...{ parallel: false, hooks: false, goesBack: false, refresh: false, neighbour: undefined },
    };
    await lane.live(life);
  },
);
