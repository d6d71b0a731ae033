import { Refusal } from '../data/contracts/index.ts'
import { createProgress } from './progress.ts'
import { readSettings } from './settings.ts'
import { type RunningServer, startServer } from './start.ts'

const STOP_PATIENCE_MS = 30_000

let running: RunningServer | undefined
let stopping = false

// A terminal sends Ctrl-C to the whole group and npm passes it on: it comes twice and means one thing.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
process.on('uncaughtException', fail)
process.on('unhandledRejection', fail)

try {
  const server = await startServer(readSettings(process.env), createProgress(process.stdout))
  running = server
  if (stopping) await end(server)
  if (server.setupUrl) console.log(`Create the administrator here, once: ${server.setupUrl}`)
  console.log(`OneMap 一张图 is ready: ${server.url}`)
} catch (error) {
  fail(error)
}

async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(1), STOP_PATIENCE_MS).unref()
  // Still starting: what has begun is finished first, then ended in order.
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
