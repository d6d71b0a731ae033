import { audit } from '../../security/audit.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import { announce } from '../../storage/announce.ts'
import type { Queryable } from '../../storage/database.ts'
import { type AlarmReader, findAlarm } from './list-alarms.ts'

/** 确认: somebody has seen it. The first one counts; who comes later is told who that was. False = there is no such alarm. */
export async function acknowledgeAlarm(
  client: Queryable,
  reader: AlarmReader,
  id: string,
): Promise<boolean> {
  const { userId } = reader.events
  const done = await client.query<{ grid: string }>(
    `update alarm set acknowledged_by = $2, acknowledged_at = now()
     where id = $1::bigint and acknowledged_at is null and grid like any($3::text[]) returning grid`,
    [id, userId, visibleAreas(reader.events).patterns],
  )
  const alarm = await findAlarm(client, reader, id)
  if (!alarm || done.length === 0) return alarm !== undefined
  const { event, grid } = alarm
  await audit(client, {
    userId,
    action: 'alarm.acknowledge',
    target: `ALARM/${id}`,
    layer: 'EVENT',
    grid,
  })
  if (event) {
    const subdistrict = grid.slice(0, 9)
    await announce(
      client,
      { kind: 'event', no: event.no, state: event.state, subdistrict, grid },
      subdistrict,
    )
  }
  return true
}
