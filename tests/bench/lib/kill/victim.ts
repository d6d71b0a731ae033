import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findPostmaster, stopPostmaster } from '../../../../server/storage/embedded/postmaster.ts'
import { programArguments } from '../../../builders/program-arguments.ts'
import { atEnd } from '../at-end.ts'
import { ROOT } from '../child-server.ts'

export const KILLS = ['server', 'database', 'both'] as const
export type Kill = (typeof KILLS)[number]

/** A real server with its embedded database, to be killed and brought back. */
export interface Victim {
  readonly dataDir: string
  /** Another one after each start. */
  url(): string
  /** SIGKILL, at once. */
  kill(what: Kill): Promise<void>
  /** Starts the server if it was killed; milliseconds from now until it serves. */
  recover(): Promise<number>
  /** In order, database and all. */
  stop(): Promise<void>
}

const PATIENCE_MS = 60_000
const LOOK_EVERY_MS = 20
/** What the running server has printed. */
const SAID = 'said.txt'

export async function startVictim(dataDir: string): Promise<Victim> {
  let running: Running | undefined = await startServer(dataDir)
  let url = running.url
  let killed: number | undefined
  const cluster = join(dataDir, 'postgres')
  const forget = atEnd(() => running?.child.kill('SIGKILL'))
  const killServer = async () => {
    running!.child.kill('SIGKILL')
    await running!.ended
    running = undefined
  }
  return {
    dataDir,
    url: () => url,
    kill: async (what) => {
      if (what !== 'server') {
        killed = findPostmaster(cluster)!.pid
        process.kill(killed, 'SIGKILL')
      }
      if (what !== 'database') await killServer()
    },
    recover: async () => {
      const start = performance.now()
      running ??= await startServer(dataDir)
      url = running.url
      await untilItServes(url, () => isRenewed(cluster, killed)).catch((error: Error) => {
        const said = readFileSync(join(dataDir, SAID), 'utf8')
        throw new Error(`${error.message} It said: ${said}`)
      })
      return performance.now() - start
    },
    stop: async () => {
      forget()
      running?.child.kill('SIGTERM')
      await running?.ended
      const left = findPostmaster(cluster)
      if (left) await stopPostmaster(left.pid, cluster)
    },
  }
}

interface Running {
  child: ChildProcess
  url: string
  ended: Promise<void>
}

async function startServer(dataDir: string): Promise<Running> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(ONEMAP_|DATABASE_URL$|NODE_OPTIONS$|VITEST)/.test(name),
  )
  const said = join(dataDir, SAID)
  const out = openSync(said, 'w')
  const child = spawn(process.execPath, programArguments('server/main.ts'), {
    cwd: ROOT,
    env: {
      ...Object.fromEntries(inherited),
      ONEMAP_DATA_DIR: dataDir,
      // A few accounts write faster than people do.
      ONEMAP_RATE_LIMITS: 'off',
      ONEMAP_PORT: '0',
      ONEMAP_MODE: 'demo',
    },
    stdio: ['ignore', out, out],
  })
  closeSync(out)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  const end = Date.now() + PATIENCE_MS
  while (Date.now() < end && child.exitCode === null && child.signalCode === null) {
    const url = /is ready: (http:\S+)/.exec(readFileSync(said, 'utf8'))?.[1]
    if (url !== undefined) return { child, url, ended }
    await pause(LOOK_EVERY_MS)
  }
  child.kill('SIGKILL')
  throw new Error(`The server does not come back: ${readFileSync(said, 'utf8')}`)
}

/** Sessions outlive their postmaster for a moment and go on answering. */
function isRenewed(cluster: string, killed: number | undefined): boolean {
  const postmaster = findPostmaster(cluster)
  return postmaster?.ready === true && postmaster.pid !== killed
}

async function untilItServes(url: string, isDatabaseThere: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (Date.now() < end) {
    const status = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) }).then(
      (answer) => answer.status,
      () => 0,
    )
    if (status === 200 && isDatabaseThere()) return
    await pause(LOOK_EVERY_MS)
  }
  throw new Error('The server does not serve again.')
}
