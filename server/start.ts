import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from './app.ts'
import { keepHeads } from './audit/keep-heads.ts'
import { registerAuditJobs } from './audit/verify-job.ts'
import type { Progress } from './command.ts'
import { registerEventClock } from './events/loop/tick-job.ts'
import { registerPhotoPurge } from './events/photos/purge.ts'
import { registerPrewarning } from './events/prewarning/job.ts'
import { fillDemo } from './first-run.ts'
import { registerGridPlanJobs } from './grid-plans/publish/publish-due.ts'
import { countAhead } from './grids/count-ahead.ts'
import { listen } from './http/listen.ts'
import { registerIncidentClock } from './incidents/escalation/clock.ts'
import { decideMode, refuseOpenDemo } from './mode.ts'
import { openLog } from './open-log.ts'
import { openServices } from './open-services.ts'
import { startPublisher } from './publish/publisher.ts'
import { alreadyRunning, isRunningHere } from './running-server.ts'
import { registerSecurityJobs } from './security/background.ts'
import { lockSentence, readLock } from './security/keys/index.ts'
import { offerSetup } from './security/setup.ts'
import type { Services } from './services.ts'
import type { GivenSettings, Settings } from './settings.ts'
import { prepareDataDir } from './storage/embedded/data-dir.ts'
import { openStorage } from './storage/open-storage.ts'
import { prepareOverviews } from './tiles/prepare-overviews.ts'
import { tileShortcut } from './tiles/tile-shortcut.ts'

export interface RunningServer {
  url: string
  /** The one-time link to create the administrator, when there is none yet. */
  setupUrl?: string
  stop(): Promise<void>
}

type Undo = () => Promise<void> | void

/** Advisory lock of the one server of an embedded database. */
const SERVER_CLAIM = 7_303

/** Port, database, sample on the first run, application: in this order, undone in reverse. */
export async function startServer(
  given: GivenSettings,
  progress: Progress,
  signal?: AbortSignal,
): Promise<RunningServer> {
  const undo: Undo[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    return { ...(await start(given, progress, undo, signal)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(given: GivenSettings, progress: Progress, undo: Undo[], signal?: AbortSignal) {
  refuseOpenDemo(given.mode, given.host)
  prepareDataDir(given.dataDir)
  const log = openLog(given.dataDir)
  const port = await listen(given.host, given.port).catch((error: Error) => {
    throw isRunningHere(given.dataDir) ? alreadyRunning(given.dataDir) : error
  })
  undo.push(() => port.close(3_000))

  const storage = await openStorage({
    dataDir: given.dataDir,
    databaseUrl: given.databaseUrl,
    say: (line) => progress.finish(line),
  })
  undo.push(() => storage.close())
  if (!(await storage.claim(SERVER_CLAIM))) throw alreadyRunning(given.dataDir)
  const settings: Settings = { ...given, mode: await decideMode(storage.db, given) }
  refuseOpenDemo(settings.mode, settings.host)

  const opened = await openServices({ settings, log, ...storage })
  undo.push(() => opened.close())
  const { services } = opened
  await tellOfLock(services)
  const heads = await keepHeads(services)
  undo.push(() => heads.stop())
  await fillDemo(services, progress, signal)
  const app = createApp(services)
  registerSecurityJobs(services)
  registerAuditJobs(services)
  registerEventClock(services)
  registerGridPlanJobs(services)
  registerIncidentClock(services)
  registerPrewarning(services)
  registerPhotoPurge(services)
  await services.jobs.start()
  const publisher = await startPublisher(services)
  undo.push(() => publisher.stop())
  undo.push(prepareOverviews(services))
  undo.push(countAhead(services))
  noteRunning(settings, port.url, undo)
  const setupToken = settings.mode === 'production' ? await offerSetup(storage.db) : undefined
  port.serve(app, tileShortcut(services))
  // First of all at the end: no new requests, open streams end, what is being answered is finished.
  undo.push(async () => {
    const closed = port.close(3_000)
    await services.live.close()
    await closed
  })
  log.info({ url: port.url, mode: settings.mode, version: settings.version }, 'started')
  return { url: port.url, setupUrl: setupToken && `${port.url}/setup?token=${setupToken}` }
}

/** Warnings go to the terminal, too. */
async function tellOfLock({ db, keys, log }: Services): Promise<void> {
  const lock = await readLock(db)
  if (lock) log.warn(lockSentence(keys.path, lock))
}

/** Tells commands and second starts where this server is. */
function noteRunning(settings: Settings, url: string, undo: Undo[]): void {
  const path = join(settings.dataDir, 'server.json')
  writeFileSync(path, JSON.stringify({ pid: process.pid, url }))
  undo.push(() => rmSync(path, { force: true }))
}
