/** `{ "error": { code, message, details? } }`: the body of every answer that is not a success. */
export interface ErrorBody {
  error: { code: string; message: string; details?: unknown }
}

/** An expected refusal: becomes the error body over HTTP and one sentence on the command line. */
export class Refusal extends Error {
  constructor(
    readonly status:
      | 400
      | 401
      | 403
      | 404
      | 405
      | 408
      | 409
      | 413
      | 414
      | 415
      | 422
      | 429
      | 500
      | 502
      | 503,
    readonly code: string,
    message: string,
    readonly details?: unknown,
  ) {
    super(message)
    this.name = 'Refusal'
  }
}
