import { z } from "zod";
import { VersoriError } from "../api/errors";
import { listAuthSchemes, listCategories, listProtocols } from "../api/protocols";
import { existing, type LookUp, owned } from "./look-up";
import type { AuthSchemeResult, ProtocolResult } from "./results";

export const getProtocolsArgs = z.strictObject(owned);
export type GetProtocolsArgs = z.infer<typeof getProtocolsArgs>;

export const getProtocols: LookUp<GetProtocolsArgs, ProtocolResult[]> = {
  args: getProtocolsArgs,
  find: (api, { organisationId }) => listProtocols(api, organisationId),
};

export const getProtocolArgs = z.strictObject({
  ...owned,
  /** What connectors name it by, such as `http`. */
  slug: z.string().min(1, "must not be empty"),
});
export type GetProtocolArgs = z.infer<typeof getProtocolArgs>;

export const getProtocol: LookUp<GetProtocolArgs, ProtocolResult> = {
  args: getProtocolArgs,
  find: async (api, { organisationId, slug }) => {
    const all = await listProtocols(api, organisationId);
    const found = all.find((protocol) => protocol.slug === slug);
    if (found) return found;
    throw new VersoriError(
      `there is no protocol "${slug}"; there are ${all.map((one) => `"${one.slug}"`).join(", ")}.`,
    );
  },
};

export const getAuthSchemesArgs = z.strictObject({
  ...owned,
  /** Slug of the protocol, such as `http`. */
  protocol: z.string().min(1, "must not be empty"),
});
export type GetAuthSchemesArgs = z.infer<typeof getAuthSchemesArgs>;

export const getAuthSchemes: LookUp<GetAuthSchemesArgs, AuthSchemeResult[]> = {
  args: getAuthSchemesArgs,
  find: (api, { organisationId, protocol }) =>
    existing(api, organisationId, `protocol "${protocol}"`, listAuthSchemes(api, organisationId, protocol)),
};

export const getCategoriesArgs = z.strictObject({});
export type GetCategoriesArgs = z.infer<typeof getCategoriesArgs>;

export const getCategories: LookUp<GetCategoriesArgs, string[]> = {
  args: getCategoriesArgs,
  find: (api) => listCategories(api),
};
