import { invalid } from "../errors";
import type { Connector } from "../objects";
import { page, type PageQuery } from "../paging";
import { type Handler, ok } from "./call";
import { showConnector } from "./views";

/** Filters of connector lists. */
interface ConnectorQuery {
  name?: string;
  protocol?: string;
  tags?: string;
  categories?: string[];
  sort?: string;
}

/** The connectors of an organisation. */
export const list: Handler = (call) => {
  const query = call.query as ConnectorQuery & PageQuery;
  const connectors = filtered(call.store.list<Connector>("connector", call.organisation), query);
  return ok(page(sorted(connectors, query.sort), query, "connectors", (one) => showConnector(call, one)));
};

/** The connectors that any organisation has made public. */
export const listPublic: Handler = (call) => {
  const query = call.query as ConnectorQuery & PageQuery;
  const all = call.store.list<Connector>("connector").filter((connector) => connector.public);
  const connectors = sorted(filtered(all, query), query.sort);
  return ok(
    page(connectors, query, "connectors", (one) => showConnector({ ...call, organisation: one.organisationId }, one)),
  );
};

/** The connectors that match every filter. */
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

/** Sorted by `column:asc|desc`, the first column first; the order of the list decides where columns are equal. */
function sorted(connectors: Connector[], sort: string | undefined): Connector[] {
  const columns = (sort ?? "")
    .split(",")
    .filter(Boolean)
    .map((column) => column.split(":"));
  return columns.reverse().reduce((list, [column = "", direction]) => {
    const key = COLUMNS.find((one) => one === column);
    if (!key) throw invalid("sort", `must name one of ${COLUMNS.join(", ")}`);
    const sign = direction === "desc" ? -1 : 1;
    return [...list].sort((a, b) => sign * a[key].localeCompare(b[key]));
  }, connectors);
}

const COLUMNS = ["id", "name", "protocol", "createdAt", "updatedAt"] as const;

const holds = (text: string, part: string | undefined): boolean =>
  part === undefined || text.toLowerCase().includes(part.toLowerCase());

/** The value may be left out, or hold colons of its own. */
function hasTag({ tags = {} }: Connector, tag: string): boolean {
  const [key = "", ...rest] = tag.split(":");
  const value = rest.join(":");
  const values = Object.hasOwn(tags, key) ? tags[key] : undefined;
  return values !== undefined && (value === "" || values.includes(value));
}
