import { killed, PATIENCE_MS } from "../support/killed";

test(
  "a deletion of every type of resource that is killed at every boundary of its requests ends with what is declared",
  () => killed("delete"),
  PATIENCE_MS,
);
