import { CustomResource, type CustomResourceOptions, Output } from "@pulumi/pulumi";
import { unmarked } from "../dynamic/marks";

/** An output as the SDK makes it: its types do not tell that a callback may be shown what is known only in part. */
type Applied = { apply(change: (value: unknown) => unknown, evenWhereUnknown: true): Output<unknown> };

/**
 * A resource whose outputs are what they say, at every depth. The SDK takes one mark off a secret, so that a secret
 * within a secret would reach the program as the object that stands for it.
 */
export class VersoriResource extends CustomResource {
  /** @param type Type in the state. */
  constructor(type: string, name: string, props: Record<string, unknown>, opts?: CustomResourceOptions) {
    super(type, name, props, opts);
    const outputs = this as unknown as Record<string, unknown>;
    for (const key of Object.keys(props)) {
      const output = outputs[key];
      if (Output.isInstance(output)) outputs[key] = (output as unknown as Applied).apply(unmarked, true);
    }
  }
}
