import type { Api } from "../api/client";
import { AmbiguousError } from "../api/errors";
import { unlessGone } from "../api/gone";
import { type ConnectorAddress, getVersion, importVersion, type Version } from "../api/versions";
import type { Owned } from "../lifecycle/definition";
import type { Problem } from "../lifecycle/problems";
import { hasUnknown, isUnknown, UNKNOWN } from "../lifecycle/unknown";
import type { ConnectorVersionInputs } from "./connector-version-inputs";
import { documentText, type Fingerprint } from "./openapi-document";
import { readDocument, warnOf } from "./openapi-import";
import { isByContent, nameByContent } from "./version-family";

type Inputs = ConnectorVersionInputs & Owned & { name: string };

/** Puts the fingerprint of a document in its place, and makes the name that follows from it. */
export async function preparedVersion(inputs: Partial<Inputs>): Promise<Partial<Inputs> | Problem[]> {
  const { openapi, name, namePrefix } = inputs;
  if (openapi === undefined) {
    return name === undefined ? [{ path: ["name"], message: "is required, unless openapi is given" }] : inputs;
  }
  if (inputs.fromVersion !== undefined) return [{ path: ["fromVersion"], message: "excludes openapi" }];
  if (hasUnknown(openapi)) return { ...inputs, name: name ?? UNKNOWN };
  const read = await readDocument(openapi);
  if (Array.isArray(read)) return read;
  return { ...inputs, openapi: read, name: name ?? generatedName(inputs, namePrefix, read) };
}

/** Content that was here before, such as after a way back, is taken as it is. */
export async function existingByContent(api: Api, inputs: Inputs): Promise<Version | undefined> {
  if (!isByContent(inputs.name, inputs.namePrefix)) return undefined;
  return unlessGone(api, inputs.organisationId, getVersion(api, inputs, inputs.name));
}

/** Imports a document as a version, and passes on what the service has to say about it. */
export async function importDocument(
  api: Api,
  at: ConnectorAddress,
  name: string,
  document: Fingerprint,
): Promise<Version> {
  const { connector, messages } = await importVersion(api, at, name, documentText(document));
  warnOf(api, messages);
  const made = connector.versions.find((version) => version.name === name);
  if (made) return made;
  throw new AmbiguousError(`The service answered without the version "${name}" that it was asked to import.`);
}

function generatedName(
  { organisationId = "", connectorId = "" }: Partial<Inputs>,
  namePrefix: string | undefined,
  { sha256 }: Fingerprint,
): string | undefined {
  if (namePrefix === undefined || isUnknown(namePrefix)) return UNKNOWN;
  return nameByContent({ organisationId, connectorId, namePrefix }, sha256);
}
