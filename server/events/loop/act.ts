import {
  type EventActor,
  type EventCourse,
  type EventInput,
  type EventVerb,
  type LayerScope,
  Refusal,
} from '../../../data/contracts/index.ts'
import type { Registry } from '../../../data/registry/index.ts'
import { decide, type EventReason } from '../../../data/rules/event-loop/index.ts'
import { audit } from '../../security/audit.ts'
import type { Queryable } from '../../storage/database.ts'
import { gatherEvidence, usePhotos } from './evidence.ts'
import { readLedEvent } from './led-event.ts'
import { refuseUnknownPeople } from './people.ts'
import { writeActions } from './write-actions.ts'

export interface Act {
  no: string
  verb: EventVerb
  input: EventInput
  lonLat?: readonly [number, number]
  clientId?: string
}

export interface ActingAs {
  registry: Registry
  scope: LayerScope
  actor: EventActor
}

/** Does something with an event, or refuses with the reason. In one transaction with its audit and its message. */
export async function actOnEvent(client: Queryable, as: ActingAs, act: Act): Promise<EventCourse> {
  const { registry, scope, actor } = as
  const event = await readLedEvent(client, registry, scope, act.no, { forUpdate: true })
  if (!event) throw eventNotFound()
  const { row, loop, course, adopted } = event
  if (act.clientId && (await isDone(client, act.clientId, act.no))) return course
  const { photos = [], into } = act.input
  const { lonLat } = act
  const evidence = await gatherEvidence(client, scope, row, {
    photos,
    ...(lonLat && { lonLat }),
    ...(into && { into }),
  })
  // The clocks of two servers may differ by a little: nothing comes before what is there.
  const at = Math.max(Date.now(), course.lastAt)
  const { verb, input } = act
  const decision = decide(loop, course, { verb, at, actor, input, evidence })
  if (!decision.ok) throw notPossible(verb, decision.reason)
  await refuseUnknownPeople(client, registry, course, input)
  await usePhotos(client, row, decision.action.seq, photos)
  await audit(client, {
    userId: actor.user,
    action: 'event.act',
    target: `EVENT/${act.no}`,
    layer: 'EVENT',
    grid: row.grid,
    building: row.building,
    details: { verb: act.verb, seq: decision.action.seq },
  })
  return writeActions(client, {
    registry,
    loop,
    subdistrict: row.subdistrict,
    before: adopted.length > 0 ? null : course,
    actions: [...adopted, decision.action],
    ...(act.clientId && { clientId: act.clientId }),
  })
}

export const eventNotFound = () => new Refusal(404, 'event-not-found', 'There is no such event.')

async function isDone(client: Queryable, clientId: string, no: string): Promise<boolean> {
  const done = await client.first<{ no: string }>(
    'select no from event_action where client_id = $1',
    [clientId],
  )
  if (done && done.no !== no) {
    throw new Refusal(409, 'key-reused', 'This Idempotency-Key was used for another event.')
  }
  return done !== undefined
}

/** 409 for what is not possible now or for this account, with the reason by name. */
export function notPossible(verb: EventVerb, reason: EventReason): Refusal {
  return new Refusal(409, 'event-action', `This cannot be done with the event now: ${reason}.`, {
    verb,
    reason,
  })
}
