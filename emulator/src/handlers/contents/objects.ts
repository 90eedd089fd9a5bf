import type { Stored } from "../../store";

/** Schema of data that actions and triggers take and give. */
export interface Definition extends Stored {
  name: string;
  accept: string[];
  description?: string;
  /** JSON Schema; references to other definitions are file names beside it. */
  schema: unknown;
}

/** Which definition describes some data. */
export interface Link {
  id: string;
  definitionId: string;
}

/** A parameter of a request. */
export interface Parameter {
  name: string;
  in: string;
  required: boolean;
  type: string;
  default?: unknown;
}

/** Action or trigger, as it is kept. */
export interface Content extends Stored {
  type: "http";
  name: string;
  summary?: string;
  description?: string;
  method: string;
  /** Of actions only. */
  path?: string;
  parameters: Parameter[];
  requestBody?: { required: boolean; definitions: Link[] };
  responses: { id: string; status?: number; definitions: Link[] }[];
}

/** The two kinds of content that are alike. */
export type ContentKind = "action" | "trigger";
