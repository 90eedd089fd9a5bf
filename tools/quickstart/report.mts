import { Failure } from "../failure.mts";
import { API_KEY, ORGANISATION } from "./settings.mts";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Page<T> {
  readonly items?: T[];
  readonly data?: T[];
}

interface Version extends Named {
  readonly published_at?: string | null;
  readonly is_default?: boolean;
}

/** What the API holds, one line per object; asked for over plain HTTP, as anyone could. */
export async function report(url: string): Promise<string> {
  const lines = ["The API now holds"];
  const connectors = `${url}/connect/v1/o/${ORGANISATION}/connectors`;
  for (const connector of await list<Named>(connectors)) {
    lines.push(line("connector", connector));
    for (const version of await list<Version>(`${connectors}/${connector.id}/versions`)) {
      lines.push(line("version", version));
    }
    for (const connection of await list<Named>(`${connectors}/${connector.id}/connections`)) {
      lines.push(line("connection", connection));
    }
  }
  return lines.join("\n");
}

const line = (kind: string, { name, id }: Named): string => `  ${kind.padEnd(11)} ${name.padEnd(14)} ${id}`;

async function list<T>(address: string): Promise<T[]> {
  const response = await fetch(address, { headers: { authorization: `Bearer ${API_KEY}` } });
  if (!response.ok) throw new Failure(`GET ${address} answered ${response.status}: ${await response.text()}`);
  const page = (await response.json()) as Page<T>;
  return page.items ?? page.data ?? [];
}
