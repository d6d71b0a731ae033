import { join } from 'node:path'
import type pg from 'pg'
import type { Logger } from 'pino'
import { loadRegistry } from '../data/registry/index.ts'
import { createAddressDesk } from './addresses/base/address-desk.ts'
import { createMatchDesk } from './addresses/match-desk.ts'
import { openLiveJournal } from './live/journal.ts'
import { openAccess } from './security/access.ts'
import { openKeys } from './security/keys/index.ts'
import { createSignInLimits } from './security/sign-in-limits.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'
import type { Database } from './storage/database.ts'
import { openJobs } from './storage/open-jobs.ts'
import { openPackStore } from './storage/pack-store.ts'

export interface OpenServicesOptions {
  settings: Settings
  log: Logger
  db: Database
  connection: pg.ClientConfig
}

export interface OpenedServices {
  services: Services
  /** Everything but the database. */
  close(): Promise<void>
}

/** Puts together what the domains work with. Jobs are registered by the domains and started by the server. */
export async function openServices(options: OpenServicesOptions): Promise<OpenedServices> {
  const { settings, log, db, connection } = options
  const onError = (error: Error) => log.warn({ err: error }, 'Something in the background failed')
  const keys = await openKeys(db, settings.keyFile)
  const access = await openAccess(db, settings.mode)
  const live = await openLiveJournal(db, onError)
  const packs = await openPackStore({ db, dataDir: settings.dataDir, onError })
  const jobs = openJobs({
    db,
    connection,
    alone: !settings.databaseUrl,
    onError: (error, job) =>
      log.error({ err: error, job }, `A background job failed: ${error.message}`),
  })
  const matchDesk = createMatchDesk(db, join(settings.dataDir, 'match'))
  const registry = loadRegistry()
  const services: Services = {
    settings,
    log,
    db,
    registry,
    packs,
    jobs,
    live,
    access,
    keys,
    signInLimits: createSignInLimits(db, keys.cellSecret('sign-in attempts')),
    matchDesk,
    addressDesk: createAddressDesk({ registry }),
  }
  return {
    services,
    close: async () => {
      await jobs.stop()
      await matchDesk.close()
      await live.close()
      await packs.close()
      await access.close()
      await keys.close()
    },
  }
}
