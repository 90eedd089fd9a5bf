import { createPublicKey, type KeyObject } from "node:crypto";
import { jwtVerify } from "jose";
import { Refusal } from "./errors";
import { ULID } from "./objects";

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
    this.grants = [...apiKeys.map((key) => grantOf(key, false)), ...readonlyKeys.map((key) => grantOf(key, true))];
    this.publicKey = jwtPublicKey === undefined ? undefined : publicKeyOf(jwtPublicKey);
  }

  /** Refuses with 401 whom nobody knows, and with 403 what a key may not do. */
  async admit(authorization: string | undefined, method: string, path: string): Promise<void> {
    const [, token = ""] = /^(?:Bearer|JWT) (.+)$/i.exec(authorization ?? "") ?? [];
    const known = this.grants.filter(({ key }) => key === token);
    if (known.length === 0 && !(await this.isSigned(token))) {
      throw new Refusal(401, "The credentials are missing or not known.");
    }
    if (known.length === 0) return;
    const organisation = /^\/[^/]+\/v\d+\/o\/([^/]+)/.exec(path)?.[1];
    const here = known.filter((grant) => !grant.organisation || !organisation || grant.organisation === organisation);
    if (here.length === 0) throw new Refusal(403, "This key may not use this organisation.");
    const reads = ["GET", "HEAD"].includes(method);
    if (!reads && here.every(({ readonly }) => readonly)) throw new Refusal(403, "This key may only read.");
  }

  private async isSigned(token: string): Promise<boolean> {
    if (!this.publicKey || !token.includes(".")) return false;
    return jwtVerify(token, this.publicKey, { algorithms: ["RS256"] }).then(
      () => true,
      () => false,
    );
  }
}

function grantOf(text: string, readonly: boolean): Grant {
  const [, key = text, organisation] = /^(.*)@(.*)$/.exec(text) ?? [];
  if (key === "") throw new Error("a key must not be empty");
  if (organisation !== undefined && !ULID.test(organisation)) {
    throw new Error("what follows the @ of a key must be the id of an organisation, a ULID");
  }
  return { key, organisation, readonly };
}

function publicKeyOf(pem: string): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = createPublicKey(pem);
  } catch {
    // OpenSSL's words for this help nobody.
  }
  if (key?.asymmetricKeyType !== "rsa")
    throw new Error("the public key for signed tokens must be an RSA key in PEM form");
  return key;
}
