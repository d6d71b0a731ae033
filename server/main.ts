import { Refusal } from '../data/contracts/index.ts'
import { createProgress } from './progress.ts'
import { readSettings } from './settings.ts'
import { type RunningServer, startServer } from './start.ts'

const STOP_PATIENCE_MS = 30_000

let running: RunningServer | undefined
let stopping = false
/** Tells a start that takes long to give up. */
const interrupted = new AbortController()

// A terminal sends Ctrl-C to the whole group and npm passes it on: it comes twice and means one thing.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)

try {
  const server = await startServer(
    readSettings(process.env),
    createProgress(process.stdout),
    interrupted.signal,
  )
  running = server
  if (stopping) await end(server)
  if (server.setupUrl) console.log(`Create the administrator here, once: ${server.setupUrl}`)
  console.log(`OneMap 一张图 is ready: ${server.url}`)
} catch (error) {
  if (error !== interrupted.signal.reason) fail(error)
  console.log('Stopped while starting; the next start goes on from here.')
  process.exit(0)
}

async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(1), STOP_PATIENCE_MS).unref()
  interrupted.abort()
  if (running) await end(running)
}

async function end(server: RunningServer): Promise<never> {
  try {
    await server.stop()
    process.exit(0)
  } catch (error) {
    fail(error)
  }
}

function fail(error: unknown): never {
  if (error instanceof Refusal) console.error(error.message)
  else console.error('OneMap has stopped because of an unexpected error.', error)
  process.exit(1)
}
