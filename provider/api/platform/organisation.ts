import { z } from "zod";
import type { Api } from "../client";
import * as gone from "../gone";
import { path } from "../path";

/** Where the platform API has what an organisation owns. */
export const organisation = (organisationId: string): string => path`/v2/o/${organisationId}`;

/** Resolves to undefined when the object does not exist, and the platform API still knows its organisation. */
export const unlessGone = <T>(api: Api, organisationId: string, attempt: Promise<T>): Promise<T | undefined> =>
  gone.unlessGone(api, organisationId, attempt, probe);

/** Asks for one system only: enough to learn whether the organisation answers. */
export const probe = (api: Api, organisationId: string): Promise<unknown> =>
  api.send(
    { method: "GET", path: organisation(organisationId) + path`/systems`, query: { first: 1 } },
    z.object({ totalCount: z.number() }),
  );
