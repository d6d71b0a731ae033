import { fork } from 'node:child_process'
import { join } from 'node:path'

import { atEnd } from './at-end.ts'

/** `socket` reads as little as it can; `fetch` is Node's own client, which costs about what a tile does. */
export type LoadClient = 'socket' | 'fetch'

export interface LoadOptions {
  url: string
  paths: readonly string[]
  connections: number
  headers: Readonly<Record<string, string>>
  /** Ends after so long, wherever it is. */
  seconds: number
  client?: LoadClient
  /** Begins anew at the end of the list, until the time is up. */
  again?: boolean
}

export interface LoadResult {
  requests: number
  /** Answers other than 200 and 204. */
  failed: number
  seconds: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  /** Of bodies: as they came over the wire, or unpacked by fetch. */
  megabytes: number
}

/** Asks for the paths over so many kept connections, from a process of its own, so that measuring does not slow what is measured. */
export function drive(options: LoadOptions): Promise<LoadResult> {
  const child = fork(join(import.meta.dirname, 'load-process.ts'), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  })
  child.once(
    'exit',
    atEnd(() => child.kill('SIGTERM')),
  )
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as LoadResult))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The load process has ended with ${code}.`)))
    child.send(options)
  })
}
