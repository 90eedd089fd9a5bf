import { killed, PATIENCE_MS } from "../support/killed";

test(
  "a replacement of every type of resource that is killed at every boundary of its requests ends with what is declared",
  () => killed("replace"),
  PATIENCE_MS,
);
