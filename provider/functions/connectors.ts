import { z } from "zod";
import * as connectors from "../api/connectors";
import { configShown } from "../resources/auth-scheme-config";
import { category } from "../resources/connector-inputs";
import { mapOf } from "../resources/shared";
import { idOrName, type LookUp, named, one, owned } from "./look-up";
import type { ConnectorResult } from "./results";
import { versionResult } from "./versions";

const filter = {
  /** Only those whose name contains this text, in whatever case. */
  name: z.string().optional(),
  /** Only those with these tags: keys, each with a value, or with an empty text for any value. */
  tags: z
    .record(z.string(), z.string())
    .refine((tags) => !Object.entries(tags).some(([key, value]) => /[,:]/.test(key) || value.includes(",")), {
      error: "cannot be searched for commas, nor for colons in keys, which part tags from each other",
    })
    .optional(),
  /** Only those in at least one of these categories. */
  categories: z.array(category).optional(),
  /** Only those of this protocol. */
  protocol: z.enum(["http", "bigquery"]).optional(),
};

export const getConnectorsArgs = z.strictObject({ ...owned, ...filter });
export type GetConnectorsArgs = z.infer<typeof getConnectorsArgs>;

export const getConnectors: LookUp<GetConnectorsArgs, ConnectorResult[]> = {
  args: getConnectorsArgs,
  find: async (api, { organisationId, ...wanted }) =>
    (await connectors.listConnectors(api, organisationId, filterOf(wanted))).map(connectorResult),
};

export const getPublicConnectorsArgs = z.strictObject(filter);
export type GetPublicConnectorsArgs = z.infer<typeof getPublicConnectorsArgs>;

export const getPublicConnectors: LookUp<GetPublicConnectorsArgs, ConnectorResult[]> = {
  args: getPublicConnectorsArgs,
  find: async (api, wanted) => (await connectors.listPublicConnectors(api, filterOf(wanted))).map(connectorResult),
};

export const getConnectorArgs = one(z.strictObject({ ...owned, ...idOrName }));
export type GetConnectorArgs = z.infer<typeof getConnectorArgs>;

export const getConnector: LookUp<GetConnectorArgs, ConnectorResult> = {
  args: getConnectorArgs,
  find: async (api, { organisationId, ...wanted }) => {
    const kind = {
      kind: "connector",
      list: () => connectors.listConnectors(api, organisationId, { name: wanted.name }),
      get: (id: string) => connectors.getConnector(api, organisationId, id),
    };
    return connectorResult(await named(api, organisationId, wanted, kind));
  },
};

const filterOf = ({ name, tags, categories, protocol }: GetPublicConnectorsArgs): connectors.ConnectorFilter => ({
  name,
  protocol,
  categories,
  ...(tags && {
    tags: Object.entries(tags)
      .map((tag) => tag.join(":"))
      .join(","),
  }),
});

function connectorResult(connector: connectors.Connector): ConnectorResult {
  const { public: isPublic = false, tags = {}, authSchemeConfigs, connectionVariables, ...others } = connector;
  return {
    ...others,
    public: isPublic,
    tags,
    authSchemeConfigs: authSchemeConfigs.map((config) => configShown(config)),
    connectionVariables: mapOf(connectionVariables),
    versions: connector.versions.map(versionResult),
    connections: connector.connections.map(({ id, name, createdAt, updatedAt }) => ({
      id,
      name,
      createdAt,
      updatedAt,
    })),
  };
}
