import { invalid } from "../errors";
import type { Connector } from "../objects";

/** Filters of connector lists. */
export interface ConnectorQuery {
  name?: string;
  protocol?: string;
  tags?: string;
  categories?: string[];
  sort?: string;
}

/** The connectors that match every filter. */
export function filtered(connectors: Connector[], { name, protocol, tags, categories }: ConnectorQuery): Connector[] {
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
export function sorted(connectors: Connector[], sort: string | undefined): Connector[] {
  const columns = (sort ?? "").split(",").filter(Boolean).map((column) => column.split(":"));
  return columns.reverse().reduce((list, [column = "", direction]) => {
    if (!COLUMNS.includes(column)) throw invalid("sort", `must name one of ${COLUMNS.join(", ")}`);
    const sign = direction === "desc" ? -1 : 1;
    const value = (connector: Connector) => String(connector[column as keyof Connector]);
    return [...list].sort((a, b) => sign * value(a).localeCompare(value(b)));
  }, connectors);
}

const COLUMNS = ["id", "name", "protocol", "createdAt", "updatedAt"];

const holds = (text: string, part: string | undefined): boolean =>
  part === undefined || text.toLowerCase().includes(part.toLowerCase());

function hasTag({ tags = {} }: Connector, tag: string): boolean {
  const [key = "", value = ""] = tag.split(":");
  const values = tags[key];
  return values !== undefined && (value === "" || values.includes(value));
}
