import { killed, PATIENCE_MS } from "../support/killed";

test(
  "a creation of every type of resource that is killed at every boundary of its requests ends with what is declared",
  () => killed("create"),
  PATIENCE_MS,
);
