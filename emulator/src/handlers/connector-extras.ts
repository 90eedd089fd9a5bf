import type { Connector } from "../objects";
import { connectorOf, done, type Handler, keepConnector } from "./call";

/** Replaces the tags alone. */
export const updateTags: Handler = (call) => {
  const { tags = {} } = call.body as Pick<Connector, "tags">;
  keepConnector(call, { ...connectorOf(call), tags });
  return done;
};

/** Replaces the categories, which only filters of lists show. */
export const updateCategories: Handler = (call) => {
  const { categories = [] } = call.body as Partial<Pick<Connector, "categories">>;
  keepConnector(call, { ...connectorOf(call), categories });
  return done;
};
