import type { Content, Link } from "../api/contents";
import { NO_ID } from "../api/wire";
import type { DefinitionReference, Response } from "./content-inputs";
import type { Inputs } from "./content-lifecycle";

/** How a program refers to a definition. */
export type Reference = string | DefinitionReference;

/** What the creation of an action or trigger takes. */
export function creationBody(inputs: Inputs): object {
  const { requestBody, responses } = inputs;
  const links = (references: Reference[] = []) =>
    references.map((one) => ({ definition: typeof one === "string" ? { name: one } : one }));
  return {
    ...plainMembers(inputs),
    parameters: inputs.parameters?.map((parameter) => ({ required: false, ...parameter })) ?? [],
    requestBody: requestBody && {
      required: requestBody.required ?? false,
      definitions: links(requestBody.definitions),
    },
    // A description of the API lists the id of a response as required, which nobody can know yet.
    responses: responses.map(({ status, definitions }) => ({ id: NO_ID, status, definitions: links(definitions) })),
  };
}

/** The members that are written and read in the same way. */
export function plainMembers(inputs: Inputs): object {
  const { name, summary, description, method } = inputs;
  return { type: "http", name, summary, description, method, ...("path" in inputs && { path: inputs.path }) };
}

/** An action or trigger as the API has it, written as a program would; definitions are named the way they were. */
export function contentInput(remote: Content, known: Partial<Inputs>): Partial<Inputs> {
  const { name, summary, description, method, path, parameters, requestBody, responses } = remote;
  const before = (status: number | undefined): Response | undefined =>
    known.responses?.find((response) => response.status === status);
  return {
    name,
    summary,
    description,
    method,
    path,
    parameters: parameters.map(({ name, in: place, required, type, default: fallback }) => ({
      name,
      in: place,
      required,
      type,
      default: fallback,
    })),
    requestBody: requestBody && {
      required: requestBody.required,
      definitions: references(requestBody.definitions, known.requestBody?.definitions),
    },
    responses: responses.map(({ status, definitions }) => ({
      status,
      definitions: references(definitions, before(status)?.definitions),
    })),
  } as Partial<Inputs>;
}

const references = (links: Link[], known: Reference[] = []): Reference[] =>
  links.map((link) => known.find((one) => refersTo(one, link)) ?? link.definition.name);

/** Whether a link leads to the definition that a program refers to. */
export const refersTo = (reference: Reference, { definition }: Pick<Link, "definition">): boolean =>
  typeof reference === "string" ? reference === definition.name : reference.id === definition.id;
