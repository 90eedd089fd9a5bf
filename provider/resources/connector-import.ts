import type { Api } from "../api/client";
import { type Connector, importConnector, importPublicConnector } from "../api/connectors";
import { messageOf } from "../api/errors";
import type { Owned } from "../lifecycle/definition";
import type { Problem } from "../lifecycle/problems";
import { hasUnknown } from "../lifecycle/unknown";
import type { ConnectorInputs } from "./connector-inputs";
import { warnOf } from "./connector-version-content";
import { documentText, fingerprintOf } from "./openapi-document";
import { isFingerprint } from "./openapi-inputs";

type Inputs = ConnectorInputs & Owned;
type Origin = Pick<Extract<ConnectorInputs, { protocol: "http" }>, "openapi" | "importFrom">;

/** Puts the fingerprint of a document in its place. */
export async function preparedConnector(inputs: Partial<Inputs>): Promise<Partial<Inputs> | Problem[]> {
  const { openapi, importFrom } = inputs as Origin;
  if (openapi !== undefined && importFrom !== undefined) return [{ path: ["importFrom"], message: "excludes openapi" }];
  if (openapi === undefined || hasUnknown(openapi) || isFingerprint(openapi)) return inputs;
  try {
    return { ...inputs, openapi: await fingerprintOf(openapi) };
  } catch (error) {
    return [{ path: ["openapi"], message: messageOf(error) }];
  }
}

/** Whether a connector was made from something else than its inputs. */
export const isImported = (inputs: object): boolean => "openapi" in inputs || "importFrom" in inputs;

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
