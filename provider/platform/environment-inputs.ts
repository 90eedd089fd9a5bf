import { z } from "zod";
import { canonical } from "../lifecycle/canonical";
import { having } from "../lifecycle/traits";
import { organisationId } from "../resources/shared";
import { projectId, values } from "./shared";

const quantities = z.strictObject({
  /** Processor time, as Kubernetes writes it: `500m` is half a core. Default: the service's own. */
  cpu: z.string().optional(),
  /** Memory, as Kubernetes writes it: `512Mi`. Default: the service's own. */
  memory: z.string().optional(),
  /** Disk, as Kubernetes writes it: `1Gi`. Default: the service's own. */
  storage: z.string().optional(),
});

const config = z.strictObject({
  /** How the code is run. Default: as the service sees fit. */
  deploymentSpec: z
    .strictObject({
      /** Number of processes. */
      replicas: z.int("must be a whole number").min(0, "must not be negative").optional(),
      /** Growth under load. */
      autoscaling: z
        .strictObject({
          /** Number of processes at most. */
          maxReplicas: z.int("must be a whole number").min(1, "must be at least 1").optional(),
        })
        .optional(),
      /** Send requests from one fixed address. */
      staticIP: z.boolean().optional(),
      /** Share of the machine. */
      resources: z
        .strictObject({
          /** What a process may use. */
          limits: quantities.optional(),
          /** What a process is sure to get. */
          requests: quantities.optional(),
        })
        .optional(),
      /** Identity under which the code runs. */
      serviceAccountName: z.string().optional(),
    })
    .optional(),
});

/** What a program may write for an environment. Types, checks, diffs and docs come from here. */
export const environmentInputs = z.strictObject({
  /** Organisation that owns the project, a ULID. Default: that of the project when it is given as a resource. */
  organisationId,
  /** The project, or its id (ULID). A change makes a new environment. */
  projectId,
  /** Name, unique within the project. Default: the name of the resource. A change makes a new environment. */
  name: having({ replaces: true }, z.string().min(1, "must not be empty")),
  /**
   * The environment exists already, as the first one of a project does: it is configured from here on, never cloned,
   * and stays when the resource is deleted. Default: false. A change sends nothing.
   */
  adopt: having({ local: true }, z.boolean().optional()),
  /**
   * Name of the environment of which this one is made as a clone. Default: the oldest one. Changing it makes a new
   * environment; leaving it out later changes nothing.
   */
  cloneFrom: having(
    { replaces: true, createOnly: true, writeOnly: true },
    z.string().min(1, "must not be empty").optional(),
  ),
  /** Link the same systems. Default: false. Only acts when the environment is made. */
  cloneSystems: having({ createOnly: true, writeOnly: true, local: true }, z.boolean().optional()),
  /** Copy the variables of the static connections. Default: false. Only acts when the environment is made. */
  copyStaticUserVariables: having({ createOnly: true, writeOnly: true, local: true }, z.boolean().optional()),
  /**
   * Where the code runs. Default: as in the environment it is cloned from. Changed in place: what runs is suspended,
   * and the public address is another one. Absent: left alone.
   */
  executionPool: having({ leftAlone: true }, z.string().min(1, "must not be empty").optional()),
  /** How the code is run; replaces all of it. Absent: left alone. Changed in place. */
  config: having({ leftAlone: true }, config.optional()),
  /**
   * Variables of the static activation, by name; each has to be in the schema of the project. Variables that are not
   * listed are removed. Absent: left alone. Changed in place.
   */
  variables: having({ leftAlone: true, meaning: canonical }, values.optional()),
});
export type EnvironmentInputs = z.infer<typeof environmentInputs>;
