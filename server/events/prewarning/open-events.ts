import {
  type LayerScope,
  type NewEvent,
  type PrewarningRule,
  Refusal,
} from '../../../data/contracts/index.ts'
import { createScope, scopeOn } from '../../security/scope.ts'
import type { Services } from '../../services.ts'
import type { Queryable } from '../../storage/database.ts'
import { clientIdFrom } from '../loop/idempotency.ts'
import { reportEvent } from '../report/report-event.ts'
import { alarmWords } from './alarm-words.ts'

interface WaitingAlarm {
  id: string
  rule: PrewarningRule
  subdistrict: string
  building: string | null
  lon: number
  lat: number
  signals: number
  names: string[]
}

/** Opens the events of alarms that have none yet, each in a transaction of its own: one that fails keeps no other waiting. */
export async function openAlarmEvents({
  db,
  registry,
  log,
}: Pick<Services, 'db' | 'registry' | 'log'>): Promise<number> {
  const scope = nobodysScope(registry)
  let after = '0'
  let opened = 0
  for (;;) {
    try {
      const id = await db.transaction((client) => openOne(client, { registry, scope }, after))
      if (id === undefined) return opened
      after = id
      opened++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const failed = await nextWaiting(db, after)
      if (!failed) return opened
      log.warn({ err: error, alarm: failed.id }, 'An alarm could not open its event')
      after = failed.id
    }
  }
}

/** The rules act for the district, as nobody in person. */
export function nobodysScope(registry: Services['registry']): LayerScope {
  const everywhere = {
    role: 'dispatcher' as const,
    areas: [''],
    layers: null,
    maxSensitivity: 4 as const,
  }
  const scope = createScope('', [everywhere], new Date(Date.now() + 3_600_000).toISOString())
  return scopeOn(scope, registry.layer('EVENT')!)!
}

async function openOne(
  client: Queryable,
  { registry, scope }: { registry: Services['registry']; scope: LayerScope },
  after: string,
): Promise<string | undefined> {
  const alarm = await nextWaiting(client, after)
  if (!alarm) return undefined
  const { no } = await reportEvent(
    client,
    {
      registry,
      scope,
      userId: '',
      clientId: clientIdFrom('', `alarm ${alarm.id}`),
      facets: { alarm: alarm.id },
    },
    eventOf(alarm),
  )
  await client.execute('update alarm set event_no = $2 where id = $1::bigint', [alarm.id, no])
  return alarm.id
}

/** Held until the transaction ends; those that others hold are left to them. */
const nextWaiting = (client: Queryable, after: string): Promise<WaitingAlarm | undefined> =>
  client.first<WaitingAlarm>(
    `select id::text as id, rule, subdistrict, building, lon, lat, signals,
       array(
         select subject.name
         from alarm_subject as subject join sensor on sensor.code = subject.subject
         where subject.alarm = alarm.id and sensor.grid = alarm.grid
         order by subject.last_at desc limit 3
       ) as names
     from alarm where event_no is null and id > $1::bigint order by id limit 1 for update skip locked`,
    [after],
  )

function eventOf({ rule, lon, lat, ...alarm }: WaitingAlarm): NewEvent {
  const { subclass, level, urgency } = rule.event
  return {
    subclass,
    text: alarmWords(rule, alarm),
    place: { lonLat: [lon, lat] },
    source: rule.when.kind === 'threshold' ? '物联' : '部门',
    ...(level && { level }),
    ...(urgency && { urgency }),
  }
}
