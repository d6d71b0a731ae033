import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import PgBoss from 'pg-boss'
import type { Database } from './database.ts'
import type { Jobs, SendOptions } from './jobs.ts'

export interface JobsOptions {
  db: Database
  connection: pg.ClientConfig
  /** No other process works on these jobs: what is marked as running was cut off and is taken up again. */
  alone: boolean
  onError: (error: Error, job?: string) => void
}

export function openJobs(options: JobsOptions): Jobs {
  return new PgBossJobs(options)
}

type Handler = (data: object) => Promise<void>

/** Wakes the workers of every process at once instead of at their next look; payload `<name> <delay in ms>`. */
const CHANNEL = 'jobs'

/** `short`: at most one job of a key waits; one that runs does not count. */
const QUEUE = {
  policy: 'short',
  retryLimit: 3,
  retryDelay: 5,
  retryBackoff: true,
  expireInMinutes: 60,
  retentionDays: 7,
} as const

class PgBossJobs implements Jobs {
  readonly #options: JobsOptions
  readonly #boss: PgBoss
  readonly #handlers = new Map<string, Handler>()
  readonly #schedules = new Map<string, string>()
  readonly #queues = new Set<string>()
  readonly #workers = new Map<string, string>()
  readonly #timers = new Set<NodeJS.Timeout>()
  #opening: Promise<unknown> | undefined
  #stopListening: (() => Promise<void>) | undefined

  constructor(options: JobsOptions) {
    this.#options = options
    this.#boss = new PgBoss({ ...bossConnection(options.connection), max: 3 })
    this.#boss.on('error', (error) => options.onError(error))
  }

  register<Data extends object>(name: string, handler: (data: Data) => Promise<void>): void {
    this.#handlers.set(name, (data) => handler(data as Data))
  }

  schedule(name: string, cron: string): void {
    this.#schedules.set(name, cron)
  }

  async send<Data extends object>(
    name: string,
    data: Data,
    { startAfterS = 0, singletonKey = randomUUID() }: SendOptions = {},
  ): Promise<void> {
    await this.#declare(name)
    const startAfter = new Date(Date.now() + startAfterS * 1000)
    await this.#boss.send(name, data, { singletonKey, startAfter })
    await this.#options.db.notify(CHANNEL, `${name} ${Math.ceil(startAfterS * 1000)}`)
  }

  async start(): Promise<void> {
    await this.#open()
    const { db, alone } = this.#options
    if (alone) {
      await db.execute(
        `update pgboss.job set state = 'retry', start_after = now() where state = 'active'`,
      )
    }
    this.#stopListening = await db.listen(CHANNEL, (payload) => this.#wake(payload))
    for (const [name, handler] of this.#handlers) await this.#work(name, handler)
    for (const [name, cron] of this.#schedules) await this.#boss.schedule(name, cron)
  }

  async stop(): Promise<void> {
    if (!this.#opening) return
    await this.#stopListening?.()
    for (const timer of this.#timers) clearTimeout(timer)
    await this.#boss.stop({ timeout: 20_000 })
    this.#opening = undefined
  }

  #open(): Promise<unknown> {
    this.#opening ??= this.#boss.start()
    return this.#opening
  }

  async #declare(name: string): Promise<void> {
    if (this.#queues.has(name)) return
    await this.#open()
    await this.#boss.createQueue(name, { name, ...QUEUE })
    this.#queues.add(name)
  }

  async #work(name: string, handler: Handler): Promise<void> {
    await this.#declare(name)
    const worker = await this.#boss.work<object>(name, async ([job]) => {
      if (!job) return
      try {
        await handler(job.data)
      } catch (error) {
        this.#options.onError(error instanceof Error ? error : new Error(String(error)), name)
        throw error
      }
    })
    this.#workers.set(name, worker)
  }

  #wake(payload: string): void {
    const [name = '', delayMs] = payload.split(' ')
    const worker = this.#workers.get(name)
    if (!worker) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      this.#boss.notifyWorker(worker)
    }, Number(delayMs))
    this.#timers.add(timer)
  }
}

/** pg-boss keeps connections of its own; it takes no socket folder inside of a URL, but the parts. */
function bossConnection(connection: pg.ClientConfig): PgBoss.DatabaseOptions {
  const { connectionString, host, port, user, password, database } = connection
  if (connectionString) return { connectionString }
  return { host, port, user, password: String(password), database }
}
