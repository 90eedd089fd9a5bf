/** One field that is wrong, by its path: `field1.field2[0].field3`. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** An answer with an error status. Thrown anywhere in a request, it rolls the request's changes back. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly status: number,
    message: string,
    readonly fields?: FieldProblem[],
    /** The service's codes are not published; six digits led by the status look likely. */
    readonly code: string = `${String(status)}000`,
    /** Further members of the body. */
    readonly more: object = {},
  ) {
    super(message);
  }

  /** Body of the answer, in the one form that all errors of the API have. */
  get body(): object {
    const { code, message, fields, more } = this;
    return { code, message, ...(fields && { fields }), ...more };
  }
}

/** A 400 that names one field. */
export const invalid = (field: string, message: string): Refusal =>
  new Refusal(400, "The request is not valid.", [{ field, message }]);

/** A 404 for an object. */
export const missing = (what: string): Refusal => new Refusal(404, `There is no such ${what}.`);

/** A 409 for a name that another object has. */
export const taken = (what: string, field = "name"): Refusal =>
  new Refusal(409, `Another ${what} has this name.`, [{ field, message: "is in use" }]);

/** For addresses that no operation answers; the code tells it from an object that is missing. */
export const noRoute = (method: string, path: string): Refusal =>
  new Refusal(404, `There is no operation at ${method} ${path}.`, undefined, "404999");
