import { join } from "node:path";
import { root } from "../build.mts";

/** Where the last run of the tests left jest's results and what it noted of its times. */
export const LAST_RUN = join(root, "node_modules/.cache/pulumi-versori/last-run");
