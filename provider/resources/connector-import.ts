import type { Api } from "../api/client";
import { type Connector, importConnector, importPublicConnector, listPublicConnectors } from "../api/connectors";
import type { Owned } from "../lifecycle/definition";
import { found, listed } from "../lifecycle/found";
import type { Problem } from "../lifecycle/problems";
import { hasUnknown } from "../lifecycle/unknown";
import type { ConnectorInputs } from "./connector-inputs";
import { documentText } from "./openapi-document";
import { readDocument, warnOf } from "./openapi-import";
import { isFingerprint } from "./openapi-inputs";
import { RESERVED } from "./shared";

type Inputs = ConnectorInputs & Owned;
type Origin = Pick<Extract<ConnectorInputs, { protocol: "http" }>, "openapi" | "importFrom">;

/** Puts the fingerprint of a document in its place. */
export async function preparedConnector(inputs: Partial<Inputs>): Promise<Partial<Inputs> | Problem[]> {
  const { openapi, importFrom } = inputs as Origin;
  if (openapi !== undefined && importFrom !== undefined) return [{ path: ["importFrom"], message: "excludes openapi" }];
  if (openapi === undefined || hasUnknown(openapi)) return inputs;
  const read = await readDocument(openapi);
  return Array.isArray(read) ? read : { ...inputs, openapi: read };
}

/** Whether a connector was made from something else than its inputs. */
export const isImported = (inputs: object): boolean => "openapi" in inputs || "importFrom" in inputs;

/** Refuses to copy a public connector that is not there, or a version that it has not published. */
export async function verifyImport(api: Api, inputs: Inputs): Promise<void> {
  const { importFrom } = inputs as Origin;
  if (!importFrom) return;
  const { connectorId, version = "default" } = importFrom;
  const attempt = listPublicConnectors(api, {}).then((all) => all.find(({ id }) => id === connectorId));
  const { versions } = await found(attempt, ["importFrom", "connectorId"], "public connector");
  const names = versions.filter(({ publishedAt }) => publishedAt !== undefined).map(({ name }) => name);
  if (RESERVED.includes(version)) return;
  listed(version, names, ["importFrom", "version"], ["the public connector", "published version"]);
}

/** Makes a connector by an import; undefined where the inputs want none. */
export function importedConnector(api: Api, inputs: Inputs): Promise<Connector> | undefined {
  const { openapi, importFrom } = inputs as Origin;
  const { organisationId } = inputs;
  if (importFrom) {
    return importPublicConnector(api, organisationId, importFrom.connectorId, importFrom.version ?? "default");
  }
  return isFingerprint(openapi) ? fromDocument(api, organisationId, documentText(openapi)) : undefined;
}

async function fromDocument(api: Api, organisationId: string, document: string): Promise<Connector> {
  const { connector, messages } = await importConnector(api, organisationId, document);
  warnOf(api, messages);
  return connector;
}
