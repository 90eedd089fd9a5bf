/** Anything that went wrong between this package and the API; the message stands alone and names the remedy. */
export class VersoriError extends Error {
  override readonly name: string = "VersoriError";
}

/** The API answered, and the answer was no. */
export class ApiError extends VersoriError {
  override readonly name = "ApiError";

  /**
   * @param status HTTP status of the answer.
   * @param code The API's own error code; absent when the body was not an error of the API (a proxy's page, say).
   */
  constructor(
    message: string,
    readonly status: number,
    readonly code?: string,
  ) {
    super(message);
  }
}

/** The request may have been carried out, but no usable answer came back. */
export class AmbiguousError extends VersoriError {
  override readonly name = "AmbiguousError";
}

/** What a program says cannot be carried out, as the service has told what is there. */
export class RefusalError extends VersoriError {
  override readonly name = "RefusalError";
}

/** The object cannot go by itself: only what holds it can, and takes it along. */
export class FixedError extends VersoriError {
  override readonly name = "FixedError";
}

/** True for the API's own "no such object", which a wrong address or a proxy does not produce. */
export const isNotFound = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status === 404 && error.code !== undefined;

/** True where the service lacks the operation: several are described but may not be switched on. */
export const isUnavailable = (error: unknown): error is ApiError =>
  error instanceof ApiError && [404, 405, 501].includes(error.status);

/** The sentence of an error, whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
