/** A document whose operations have these names. */
export const documentOf = (...names: string[]): string =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Orders", version: "1" },
    servers: [{ url: "https://api.example.com" }],
    paths: Object.fromEntries(
      names.map((name) => [`/${name}`, { get: { operationId: name, responses: { 200: { description: "ok" } } } }]),
    ),
  });

/** What the names of versions begin with that follow from a document, in all stacks. */
export const FAMILY = "orders";
