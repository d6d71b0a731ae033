import type {
  FieldAct,
  IncidentReason,
  IncidentReceipt,
  LayerScope,
  OrderAct,
} from '../../../data/contracts/index.ts'
import { audit } from '../../security/audit.ts'
import { seesGrid } from '../../security/visible-areas.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import { listCommanders } from '../command/list-commanders.ts'
import { registerAnswerDue } from '../escalation/clock.ts'
import { forgetPositions } from '../positions/store.ts'
import type { IncidentRow } from '../store.ts'
import { tell } from '../tell.ts'
import type { FollowIncident } from './follow-incident.ts'
import { writeActs } from './write-acts.ts'

type Acts = readonly (FieldAct | OrderAct)[]

export interface ActsTaken {
  row: IncidentRow
  userId: string
  /** What the account sees of the doors. */
  scope: LayerScope
  acts: Acts
}

/** Writes down what one account has done, and tells everybody who watches. */
export async function takeActs(
  { db, jobs }: Pick<Services, 'db' | 'jobs'>,
  follow: FollowIncident,
  { row, userId, scope, acts }: ActsTaken,
): Promise<IncidentReceipt> {
  const { doors } = await follow(db, row.id)
  const gridOf = new Map<string, string>(doors.map((door) => [door.room, door.grid]))
  const receipt = await db.transaction(async (client) => {
    const photos = await knownPhotos(client, row.id, acts)
    const commanders = await knownCommanders(client, row, acts)
    const refuse = (act: FieldAct | OrderAct): IncidentReason | undefined => {
      if (act.kind === 'tickDoor') {
        if (!seesGrid(scope, gridOf.get(act.room) ?? NOWHERE)) return 'unknownDoor'
        return act.photo === undefined || photos.has(act.photo) ? undefined : 'unknownPhoto'
      }
      if (act.kind !== 'transfer') return undefined
      return commanders.has(act.user ?? '') ? undefined : 'unknownPerson'
    }
    const read = async () => (await follow(client, row.id)).state
    const written = await writeActs(client, read, { id: row.id, userId, acts, refuse })
    if (acts.some(({ kind }) => kind === 'close')) await forgetPositions(client, row.id)
    await audit(client, {
      userId,
      action: 'incident.act',
      target: row.id,
      layer: 'ADDRESS',
      grid: row.grids[0] ?? '',
      details: { acts: acts.length, kinds: [...new Set(acts.map(({ kind }) => kind))] },
    })
    await tell(client, row, written.seq)
    return written
  })
  for (const act of acts) {
    if (act.kind === 'giveTask') await registerAnswerDue(jobs, act.withinMinutes)
  }
  return receipt
}

/** In no grid and in no area. */
const NOWHERE = '-'

async function knownPhotos(client: Queryable, id: string, acts: Acts): Promise<Set<string>> {
  const named = acts.flatMap((act) => (act.kind === 'tickDoor' && act.photo ? [act.photo] : []))
  if (named.length === 0) return new Set()
  const rows = await client.query<{ digest: string }>(
    'select digest from incident_photo where incident = $1 and digest = any($2::text[])',
    [id, named],
  )
  return new Set(rows.map(({ digest }) => digest))
}

async function knownCommanders(
  client: Queryable,
  row: IncidentRow,
  acts: Acts,
): Promise<Set<string>> {
  if (!acts.some(({ kind }) => kind === 'transfer')) return new Set()
  return new Set((await listCommanders(client, row.grids)).map(({ id }) => id))
}
