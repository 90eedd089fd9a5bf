import { createPublicKey, type KeyObject } from "node:crypto";
import { jwtVerify } from "jose";
import { Refusal } from "./errors";

/** A key, for every organisation (`KEY`) or for one (`KEY@ORGANISATION_ID`). */
interface Grant {
  readonly key: string;
  readonly organisation: string | undefined;
  readonly readonly: boolean;
}

/** Who may ask for what. */
export class Guard {
  private readonly grants: Grant[];
  private readonly publicKey: KeyObject | undefined;

  constructor(apiKeys: string[], readonlyKeys: string[], jwtPublicKey: string | undefined) {
    const grant =
      (readonly: boolean) =>
      (text: string): Grant => {
        const [key = "", organisation] = text.split("@");
        return { key, organisation, readonly };
      };
    this.grants = [...apiKeys.map(grant(false)), ...readonlyKeys.map(grant(true))];
    this.publicKey = jwtPublicKey === undefined ? undefined : createPublicKey(jwtPublicKey);
  }

  /** Refuses with 401 whom nobody knows, and with 403 what a key may not do. */
  async admit(authorization: string | undefined, method: string, path: string): Promise<void> {
    const [, token = ""] = /^(?:Bearer|JWT) (.+)$/.exec(authorization ?? "") ?? [];
    const grant = this.grants.find(({ key }) => key === token) ?? (await this.signed(token));
    if (!grant) throw new Refusal(401, "The credentials are missing or not known.");
    if (grant.readonly && !["GET", "HEAD"].includes(method)) {
      throw new Refusal(403, "This key may only read.");
    }
    const organisation = /\/o\/([^/]+)/.exec(path)?.[1];
    if (grant.organisation && organisation && grant.organisation !== organisation) {
      throw new Refusal(403, "This key may not use this organisation.");
    }
  }

  private async signed(token: string): Promise<Grant | undefined> {
    if (!this.publicKey || !token.includes(".")) return undefined;
    const verified = await jwtVerify(token, this.publicKey, { algorithms: ["RS256"] }).catch(() => undefined);
    return verified && { key: token, organisation: undefined, readonly: false };
  }
}
