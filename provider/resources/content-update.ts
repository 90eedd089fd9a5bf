import type { Api } from "../api/client";
import { type Collection, type Content, getContent, type Link, updateContent } from "../api/contents";
import { NO_ID } from "../api/wire";
import { type Definition, listDefinitions } from "../api/definitions";
import { isUnavailable, messageOf, VersoriError } from "../api/errors";
import type { Change } from "../lifecycle/definition";
import { plainMembers, type Reference, refersTo } from "./content-body";
import type { Computed, Inputs } from "./content-lifecycle";
import { editing } from "./published";

/** Replaces an action or trigger. The API takes the form in which it answers, so what is kept goes back as it is. */
export async function convergeContent(
  api: Api,
  collection: Collection,
  { olds, news }: Change<Inputs, Computed>,
): Promise<Content> {
  const was = await getContent(api, news, collection, olds.name);
  const body = await replacement(api, was, news);
  return editing(api, news, updateContent(api, news, collection, olds.name, body)).catch((error: unknown) => {
    if (!isUnavailable(error)) throw error;
    throw new VersoriError(
      `The service does not offer to change ${collection} in place (${messageOf(error)}). Make the change in the ` +
        "console as well, or give the version another name: a new version is filled anew.",
    );
  });
}

async function replacement(api: Api, was: Content, news: Inputs): Promise<object> {
  const linked = [...(was.requestBody?.definitions ?? []), ...was.responses.flatMap(({ definitions }) => definitions)];
  const definitionOf = await definitionsOf(api, news, linked);
  const links = (references: Reference[] = [], kept: Link[] = []) =>
    references.map((one) => kept.find((link) => refersTo(one, link)) ?? { id: NO_ID, definition: definitionOf(one) });
  const { requestBody, responses, parameters = [] } = news;
  return {
    ...was,
    ...plainMembers(news),
    parameters: parameters.map((parameter) => {
      const kept = was.parameters.find(({ name, in: place }) => name === parameter.name && place === parameter.in);
      return { ...kept, required: false, default: undefined, ...parameter };
    }),
    requestBody: requestBody && {
      ...was.requestBody,
      required: requestBody.required ?? false,
      definitions: links(requestBody.definitions, was.requestBody?.definitions),
    },
    responses: responses.map(({ status, definitions }) => {
      const kept = was.responses.find((response) => response.status === status);
      return { id: NO_ID, ...kept, status, definitions: links(definitions, kept?.definitions) };
    }),
  };
}

/** Looks up definitions in full; asks for those of the version only if one is not linked yet. */
async function definitionsOf(api: Api, news: Inputs, linked: Link[]): Promise<(reference: Reference) => Definition> {
  const wanted = [news.requestBody, ...news.responses].flatMap((one) => one?.definitions ?? []);
  const missing = wanted.some((one) => !linked.some((link) => refersTo(one, link)));
  const all = missing ? await listDefinitions(api, news) : linked.map(({ definition }) => definition);
  return (reference) => {
    const definition = all.find((one) => refersTo(reference, { definition: one }));
    if (definition) return definition;
    const known = all.map(({ name }) => `"${name}"`).join(", ") || "none";
    const name = typeof reference === "string" ? `"${reference}"` : `with the id ${reference.id}`;
    throw new VersoriError(`definitions: version "${news.version}" has no definition ${name}; it has ${known}.`);
  };
}
