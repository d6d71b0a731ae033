import type { Logger } from 'pino'
import type { Registry } from '../data/registry/index.ts'
import type { AddressDesk } from './addresses/base/address-desk.ts'
import type { MatchDesk } from './addresses/match-desk.ts'
import type { LiveJournal } from './live/journal.ts'
import type { Access } from './security/access.ts'
import type { Keys } from './security/keys/index.ts'
import type { SignInLimits } from './security/sign-in-limits.ts'
import type { Settings } from './settings.ts'
import type { Database } from './storage/database.ts'
import type { Jobs } from './storage/jobs.ts'
import type { PackStore } from './storage/pack-store.ts'

/** What one server process works with; made once by `openServices`, handed to every domain's routes. */
export interface Services {
  settings: Settings
  log: Logger
  db: Database
  registry: Registry
  packs: PackStore
  jobs: Jobs
  live: LiveJournal
  access: Access
  keys: Keys
  signInLimits: SignInLimits
  matchDesk: MatchDesk
  addressDesk: AddressDesk
}
