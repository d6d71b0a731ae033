import type {
  FieldAct,
  IncidentReason,
  IncidentReceipt,
  OrderAct,
} from '../../../data/contracts/index.ts'
import type { IncidentState } from '../../../data/rules/incident/incident-state.ts'
import { givenTask } from '../../../data/rules/incident/incident-tasks.ts'
import { refuseAct } from '../../../data/rules/incident/refuse-act.ts'
import type { Queryable } from '../../storage/database.ts'
import { insertActs, knownActs, lockIncident } from '../store.ts'

export interface ActsToWrite {
  id: string
  userId: string
  acts: readonly (FieldAct | OrderAct)[]
  /** Why this account may not do this here, e.g. a door outside of its grids; undefined = it may. */
  refuse: (act: FieldAct | OrderAct) => IncidentReason | undefined
}

/**
 * Writes acts down, each once however often it is sent, in the transaction of `client`. What cannot be taken is refused for
 * itself: one bad tick must not keep a phone from handing in all the others. `read` answers the state as it is under the lock.
 */
export async function writeActs(
  client: Queryable,
  read: () => Promise<IncidentState>,
  { id, userId, acts, refuse }: ActsToWrite,
): Promise<IncidentReceipt> {
  let seq = await lockIncident(client, id)
  const { doors, tasks, closedAt, command } = await read()
  const known = await knownActs(
    client,
    id,
    acts.map((act) => act.id),
  )
  // What this call writes itself counts for what follows in it.
  const sofar = { doors, tasks: new Map(tasks), closedAt, command }
  const results: IncidentReceipt['results'][number][] = []
  const written: { seq: number; act: FieldAct | OrderAct }[] = []
  for (const act of acts) {
    const there = known.get(act.id)
    const refused = there === undefined ? (refuse(act) ?? refuseAct(sofar, act, userId)) : undefined
    if (there !== undefined) results.push({ id: act.id, seq: there })
    else if (refused) results.push({ id: act.id, refused })
    else {
      seq++
      known.set(act.id, seq)
      results.push({ id: act.id, seq })
      written.push({ seq, act })
      if (act.kind === 'giveTask') sofar.tasks.set(act.task, givenTask(act, Date.now()))
      if (act.kind === 'close') sofar.closedAt = Date.now()
      if (act.kind === 'takeCommand') sofar.command = { user: userId, offeredTo: null }
    }
  }
  if (written.length > 0) await insertActs(client, id, userId, written)
  return { seq, results }
}
