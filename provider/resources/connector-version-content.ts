import type { Api } from "../api/client";
import { AmbiguousError } from "../api/errors";
import { type ConnectorAddress, importVersion, type Version } from "../api/versions";
import type { Owned, Sole } from "../lifecycle/definition";
import type { Problem } from "../lifecycle/problems";
import { hasUnknown, isUnknown, UNKNOWN } from "../lifecycle/unknown";
import type { ConnectorVersionInputs } from "./connector-version-inputs";
import { documentText, type Fingerprint } from "./openapi-document";
import { readDocument, warnOf } from "./openapi-import";
import { rivalry } from "./rivalry";
import { familyOf, nameByContent } from "./version-family";

type Inputs = ConnectorVersionInputs & Owned & { name: string };

/** Puts the fingerprint of a document in its place, and makes the name that follows from it. */
export async function preparedVersion(inputs: Partial<Inputs>, sole: Sole): Promise<Partial<Inputs> | Problem[]> {
  const { openapi, name, namePrefix } = inputs;
  if (openapi === undefined) {
    return name === undefined ? [{ path: ["name"], message: "is required, unless openapi is given" }] : inputs;
  }
  if (inputs.fromVersion !== undefined) return [{ path: ["fromVersion"], message: "excludes openapi" }];
  const family = name === undefined ? familyOf(inputs) : undefined;
  const other = family === undefined ? undefined : sole(`family ${family}`);
  if (other !== undefined) return [{ path: ["namePrefix"], message: rivalry(other, namePrefix) }];
  if (hasUnknown(openapi)) return { ...inputs, name: name ?? UNKNOWN };
  const read = await readDocument(openapi);
  if (Array.isArray(read)) return read;
  return { ...inputs, openapi: read, name: name ?? generatedName(namePrefix, read) };
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

const generatedName = (namePrefix: string | undefined, document: Fingerprint): string =>
  namePrefix === undefined || isUnknown(namePrefix) ? UNKNOWN : nameByContent(namePrefix, document);
