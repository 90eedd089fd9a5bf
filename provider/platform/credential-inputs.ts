import { z } from "zod";
import { DATA } from "./credential-data";

const common = {
  /** Name of the credential. Default: the name of the connection. */
  name: z.string().min(1, "must not be empty").optional(),
  /** Moment, RFC 3339, at which the platform deletes the credential by itself. Default: never. */
  expiresAt: z.string().optional(),
};

/** A credential in full: `type` in camel case names the one member of `data` that is filled. */
export const fullCredential = z.discriminatedUnion("type", [
  z.strictObject({
    ...common,
    /** No secret. */
    type: z.literal("none"),
    /** The data. Default: empty. */
    data: z
      .strictObject({
        /** Empty. */
        none: z.strictObject(DATA.none),
      })
      .optional(),
  }),
  z.strictObject({
    ...common,
    /** One text, for the types `api-key` and `hmac` of auth scheme configs. */
    type: z.literal("string"),
    /** The data. */
    data: z.strictObject({
      /** One text. */
      string: z.strictObject(DATA.string),
    }),
  }),
  z.strictObject({
    ...common,
    /** Bytes, for `api-key` and `hmac`. */
    type: z.literal("binary"),
    /** The data. */
    data: z.strictObject({
      /** Bytes. */
      binary: z.strictObject(DATA.binary),
    }),
  }),
  z.strictObject({
    ...common,
    /** User name and password, for `basic-auth`. */
    type: z.literal("basic-auth"),
    /** The data. */
    data: z.strictObject({
      /** User name and password. */
      basicAuth: z.strictObject(DATA.basicAuth),
    }),
  }),
  z.strictObject({
    ...common,
    /** User name and password, for `oauth2` with the grant `password`. */
    type: z.literal("oauth2-password"),
    /** The data. */
    data: z.strictObject({
      /** User name and password. */
      oauth2Password: z.strictObject(DATA.oauth2Password),
    }),
  }),
  z.strictObject({
    ...common,
    /** Client id and secret, for `oauth2` with the grant `clientCredentials`. */
    type: z.literal("oauth2-client"),
    /** The data. */
    data: z.strictObject({
      /** Client id and secret. */
      oauth2Client: z.strictObject(DATA.oauth2Client),
    }),
  }),
  z.strictObject({
    ...common,
    /** Tokens that you hold already, for `oauth2` with the grant `authorizationCode`. */
    type: z.literal("oauth2-token"),
    /** The data. */
    data: z.strictObject({
      /** Tokens. */
      oauth2Token: z.strictObject(DATA.oauth2Token),
    }),
  }),
  z.strictObject({
    ...common,
    /** Authorization code of a sign-in, for `oauth2`; the service turns it into tokens. */
    type: z.literal("oauth2-code"),
    /** The data. */
    data: z.strictObject({
      /** What the sign-in ended with. */
      oauth2Code: z.strictObject(DATA.oauth2Code),
    }),
  }),
  z.strictObject({
    ...common,
    /** End of a sign-in, for `oauth1`; the service turns it into tokens. */
    type: z.literal("oauth1"),
    /** The data. */
    data: z.strictObject({
      /** What the sign-in ended with. */
      oauth1: z.strictObject(DATA.oauth1),
    }),
  }),
  z.strictObject({
    ...common,
    /** Tokens that you hold already, for `oauth1` with `tokenAuth`. */
    type: z.literal("oauth1-token"),
    /** The data. */
    data: z.strictObject({
      /** Tokens. */
      oauth1Token: z.strictObject(DATA.oauth1Token),
    }),
  }),
  z.strictObject({
    ...common,
    /** Client certificate, for `certificate`. */
    type: z.literal("certificate"),
    /** The data. */
    data: z.strictObject({
      /** Client certificate. */
      certificate: z.strictObject(DATA.certificate),
    }),
  }),
]);
export type FullCredential = z.infer<typeof fullCredential>;
