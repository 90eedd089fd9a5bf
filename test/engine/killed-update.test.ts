import { killed, PATIENCE_MS } from "../support/killed";

test(
  "an update of every type of resource that is killed at every boundary of its requests ends with what is declared",
  () => killed("update"),
  PATIENCE_MS,
);
