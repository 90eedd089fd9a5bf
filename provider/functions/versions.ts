import { z } from "zod";
import { isNotFound, VersoriError } from "../api/errors";
import { getVersion, listVersions, type Version } from "../api/versions";
import { below, existing, type LookUp } from "./look-up";
import type { ConnectorVersionResult } from "./results";

export const getConnectorVersionsArgs = z.strictObject(below);
export type GetConnectorVersionsArgs = z.infer<typeof getConnectorVersionsArgs>;

export const getConnectorVersions: LookUp<GetConnectorVersionsArgs, ConnectorVersionResult[]> = {
  args: getConnectorVersionsArgs,
  find: async (api, args) => {
    const { organisationId, connectorId } = args;
    const what = `connector with the id ${connectorId}`;
    return (await existing(api, organisationId, what, listVersions(api, args))).map(versionResult);
  },
};

export const getConnectorVersionArgs = z.strictObject({
  ...below,
  /** Its name; `latest` is the one published last, `default` the chosen one or else the latest. */
  name: z.string().min(1, "must not be empty"),
});
export type GetConnectorVersionArgs = z.infer<typeof getConnectorVersionArgs>;

export const getConnectorVersion: LookUp<GetConnectorVersionArgs, ConnectorVersionResult> = {
  args: getConnectorVersionArgs,
  find: async (api, args) => {
    try {
      return versionResult(await getVersion(api, args, args.name));
    } catch (error) {
      if (!isNotFound(error)) throw error;
      const names = (await getConnectorVersions.find(api, args)).map(({ name }) => `"${name}"`).join(", ");
      throw new VersoriError(`the connector has no version "${args.name}"; it has ${names || "none"}.`);
    }
  },
};

/** What a program sees of a version. */
export const versionResult = (version: Version): ConnectorVersionResult => {
  const { id, name, description, isLatest, isDefault, createdAt, updatedAt, publishedAt } = version;
  return { id, name, description, isLatest, isDefault, createdAt, updatedAt, publishedAt };
};
