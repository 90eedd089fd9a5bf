import type { IncomingMessage, ServerResponse } from "node:http";
import { sharedBench } from "../support/bench";
import type { Values } from "../support/plugin";
import { rightInputs, schemas } from "../support/schemas";

const bench = sharedBench();

/** Types that make nothing: what they stand for is there with its parent. */
const MAKE_NOTHING = ["connector-version-publication", "platform/project-variables"];
const types = Object.keys(schemas).filter((type) => !MAKE_NOTHING.includes(type));

const ID = "01J00000000000000000000042";
const times = { createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z" };

/** Inputs for which nothing has to be there but their parents. */
const inputs: Record<string, Values> = {
  connection: {
    credentials: {
      action: [{ authSchemeConfig: { id: "own", schemeType: "none" }, credential: { type: "none", data: {} } }],
    },
  },
  "platform/connection": { credentials: [{ authSchemeConfig: { type: "none", none: { id: "" } } }] },
  "platform/environment": { name: "staging", adopt: false },
};

const project = {
  id: ID,
  name: "sync",
  ...times,
  environments: [{ id: ID, name: "staging", status: "draft", ...times }],
};

/** A service in which every name is in use, and that has one project. */
function inUse({ method, url }: IncomingMessage, response: ServerResponse): boolean {
  const answer = (status: number, body: object): boolean => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    return true;
  };
  if (method === "POST") return answer(409, { code: "409000", message: "Another one has this name." });
  return /projects\/[^/]*$/.test(url ?? "") ? answer(200, project) : false;
}

test.each(types)("a name of %s that is in use: what the stack itself can do about it comes first", async (type) => {
  const { plugin, standIn } = bench;
  standIn.intercept = inUse;
  const news = rightInputs(type, { projectId: ID, ...inputs[type] });
  const { message } = await plugin.create(type, "projectId" in rightInputs(type) ? news : without(news)).then(
    () => Promise.reject(new Error("did not fail")),
    (error: unknown) => error as Error,
  );
  const said = ['"aliases"', "pulumi state rename", "deleteBeforeReplace: true", "If no stack manages it"];
  const places = [...said, "choose another name"].map((words) => message.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(message).not.toMatch(/delete it/i);
  expect(message.slice(0, places[3])).not.toMatch(/adopt|import file/i);
});

const without = ({ projectId: _, ...others }: Values): Values => others;
