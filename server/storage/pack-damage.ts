import { Refusal } from '../../data/contracts/index.ts'
import type { Queryable } from './database.ts'

/** Told by whoever finds a pack that cannot be read; payload = layer code. The publisher looks after it. */
export const PACK_DAMAGE_CHANNEL = 'pack_damage'

export const reportPackDamage = (db: Queryable, layer: string): Promise<void> =>
  db.notify(PACK_DAMAGE_CHANNEL, layer)

/** What a reader is told meanwhile. */
export const packDamaged = (layer: string): Refusal =>
  new Refusal(503, 'pack-damaged', `The layer ${layer} is damaged and is being published anew.`)
