import { Refusal } from "../errors";

/** What an import has to say about a document. */
export interface Message {
  text: string;
  severity: "info" | "warning" | "error";
  detail?: string[];
}

/** Says something about one place of a document, by its JSON pointer. */
export type Tell = (severity: Message["severity"], pointer: string, text: string) => void;

/** Refuses a document as a whole, with the reasons. */
export const refused = (messages: Message[]): Refusal =>
  new Refusal(400, "The document cannot be imported.", undefined, undefined, { messages });

/** A part of a JSON pointer. */
export const part = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");
