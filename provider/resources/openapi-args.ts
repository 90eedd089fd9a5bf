import { type Input, output } from "@pulumi/pulumi";

/** A document as it is handed on: objects as text, as inputs cannot tell a member that is null from an absent one. */
export const documentInput = (document: Input<string | object> | undefined): Input<string> | undefined =>
  document === undefined
    ? undefined
    : output(document).apply((given) => (typeof given === "string" ? given : JSON.stringify(given)));
