/** Background work, kept in the database so that several server processes can share it. */
export interface Jobs {
  /** Declares the handler of a kind of job; one job at a time per process. Call before `start`. */
  register<Data extends object>(name: string, handler: (data: Data) => Promise<void>): void
  send<Data extends object>(name: string, data: Data, options?: SendOptions): Promise<void>
  /** Repeats on a cron expression, once for all processes. Call before `start`. */
  schedule(name: string, cron: string): void
  start(): Promise<void>
  /** Waits for running jobs. */
  stop(): Promise<void>
}

export interface SendOptions {
  /** While a job with this key waits, further ones are dropped: debouncing. */
  singletonKey?: string
  startAfterS?: number
}
