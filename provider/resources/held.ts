import { ApiError, VersoriError } from "../api/errors";

/** Statuses with which the API refuses to delete what something else uses: it is 409 here and 412 there. */
const HELD = [409, 412];

/** True for the API's refusal to delete, or to withdraw, what something else uses. */
export const isHeld = (error: unknown): error is ApiError => error instanceof ApiError && HELD.includes(error.status);

/**
 * Turns the refusal to delete an object in use into a sentence that names the way out; rethrows all else.
 * @param forcible Whether `forceDelete` is a way out.
 */
export function explainHeld(what: string, error: unknown, forcible = true): never {
  if (!isHeld(error)) throw error;
  const remedy = forcible
    ? 'Remove what uses it, or set forceDelete: true, run "pulumi up", and delete again.'
    : 'Remove what uses it, and delete again; what an interrupted run left there, "pulumi up" takes over.';
  throw new VersoriError(`${what} is in use and was not deleted. ${remedy} The API says: ${error.message}`);
}
