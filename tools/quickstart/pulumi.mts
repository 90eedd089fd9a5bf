// Any Pulumi command in the quickstart's setting: `npm run pulumi -- ARGUMENTS`.
import { main } from "../failure.mts";
import { withStack } from "./stack.mts";

await main((args) => withStack((stack) => stack.pulumi(...args)));
