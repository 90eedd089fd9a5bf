import { invalid } from "../errors";
import type { Connector } from "../objects";
import { type Order, page, type PageQuery, RECENT_FIRST } from "../paging";
import { type Handler, ok } from "./call";
import { showConnector, showPublicConnector } from "./views";

interface ConnectorQuery extends PageQuery {
  name?: string;
  protocol?: string;
  tags?: string;
  categories?: string[];
  sort?: string;
}

/** The connectors of an organisation. */
export const list: Handler = (call) => {
  const query = call.query as ConnectorQuery;
  const connectors = filtered(call.store.list<Connector>("connector", call.organisation), query);
  return ok(page(connectors, query, "connectors", (one) => showConnector(call, one), orderOf(query.sort)));
};

/** The connectors that any organisation has made public. */
export const listPublic: Handler = (call) => {
  const query = call.query as ConnectorQuery;
  const all = call.store.list<Connector>("connector").filter((connector) => connector.public);
  const connectors = filtered(all, query);
  return ok(page(connectors, query, "connectors", (one) => showPublicConnector(call, one), orderOf(query.sort)));
};

function filtered(connectors: Connector[], { name, protocol, tags, categories }: ConnectorQuery): Connector[] {
  const wanted = (tags ?? "").split(",").filter(Boolean);
  return connectors.filter(
    (connector) =>
      holds(connector.name, name) &&
      holds(connector.protocol, protocol) &&
      wanted.every((tag) => hasTag(connector, tag)) &&
      (!categories?.length || categories.some((category) => connector.categories.includes(category))),
  );
}

/** The order that `column:asc|desc,…` asks for; the most recent come first where columns are equal. */
function orderOf(sort: string | undefined): Order<Connector> {
  const columns = (sort ?? "").split(",").filter(Boolean).map(columnOf);
  return {
    signs: [...columns.map(({ sign }) => sign), ...RECENT_FIRST.signs],
    keys: (connector) => [...columns.map(({ key }) => connector[key]), ...RECENT_FIRST.keys(connector)],
  };
}

const COLUMNS = ["id", "name", "protocol", "createdAt", "updatedAt"] as const;

function columnOf(text: string): { key: (typeof COLUMNS)[number]; sign: 1 | -1 } {
  const [column, direction = ""] = text.split(":");
  const key = COLUMNS.find((one) => one === column);
  if (!key) throw invalid("sort", `must name one of ${COLUMNS.join(", ")}`);
  if (!["asc", "desc"].includes(direction)) throw invalid("sort", "must have asc or desc after the colon");
  return { key, sign: direction === "desc" ? -1 : 1 };
}

const holds = (text: string, part: string | undefined): boolean =>
  part === undefined || text.toLowerCase().includes(part.toLowerCase());

/** The value may be left out, or hold colons of its own. */
function hasTag({ tags = {} }: Connector, tag: string): boolean {
  const [key = "", ...rest] = tag.split(":");
  const value = rest.join(":");
  const values = Object.hasOwn(tags, key) ? tags[key] : undefined;
  return values !== undefined && (value === "" || values.includes(value));
}
