import { Failure } from "../failure.mts";
import { API_KEY, ORGANISATION } from "./settings.mts";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Connector extends Named {
  readonly baseUrl?: string;
}

interface Version extends Named {
  readonly publishedAt?: string | null;
  readonly isDefault?: boolean;
}

/** What the API holds, one line per object; asked for over plain HTTP, as anyone could. */
export async function report(url: string): Promise<string> {
  const collection = `${url}/connect/v1/o/${ORGANISATION}/connectors`;
  const lines = [`The API now holds, says GET ${new URL(collection).pathname}`];
  for (const connector of await list<Connector>(collection, "connectors")) {
    lines.push(line("connector", connector, connector.baseUrl));
    for (const version of await list<Version>(`${collection}/${connector.id}/versions`, "items")) {
      const state = version.publishedAt ? "published" : "not published";
      lines.push(line("  version", version, version.isDefault ? `${state}, default` : state));
    }
    for (const connection of await list<Named>(`${collection}/${connector.id}/connections`, "items")) {
      lines.push(line("  connection", connection));
    }
  }
  return lines.join("\n");
}

function line(kind: string, { name, id }: Named, more = ""): string {
  return `  ${kind.padEnd(13)} ${name.padEnd(12)} ${id}  ${more}`.trimEnd();
}

async function list<T>(address: string, key: string): Promise<T[]> {
  const response = await fetch(address, { headers: { authorization: `Bearer ${API_KEY}` } });
  if (!response.ok) throw new Failure(`GET ${address} answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as Record<string, T[] | undefined>)[key] ?? [];
}
