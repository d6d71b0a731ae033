import type { Services } from './services.ts'

export interface CommandOption {
  type: 'string' | 'boolean'
  /** One line for `--help`. */
  describe: string
  /** Placeholder of the value in `--help`, e.g. `<code>`. */
  value?: string
}

/** What is running and how far it is. On a terminal a bar, elsewhere plain lines. */
export interface Progress {
  /** `done` of `total`; without total only the label and the count. Call as often as you like. */
  update(label: string, done?: number, total?: number): void
  /** Ends the current bar and prints a line that stays. */
  finish(line: string): void
}

export interface CommandContext {
  positionals: readonly string[]
  options: Readonly<Record<string, string | boolean | undefined>>
  /** Opens the database and everything on it at the first call; closed by the runner. */
  services(): Promise<Services>
  /** Whether a server runs on this data folder, and answers people meanwhile; where it is not said, none does. */
  isBesideServer?(): boolean
  progress: Progress
  print(line: string): void
}

/** One verb of `npm run onemap`. */
export interface Command {
  name: string
  summary: string
  /** Without the program's name, e.g. `publish [--layer <code>]`. */
  usage: string
  options: Readonly<Record<string, CommandOption>>
  /** Throws a Refusal (exit code 1) or a UsageError (exit code 2). */
  run(context: CommandContext): Promise<void>
}

/** Wrong use of the command line: exit code 2, with the usage line. */
export class UsageError extends Error {}
