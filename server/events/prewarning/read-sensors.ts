import type {
  LayerScope,
  PrewarningTable,
  SensorReading,
  Signal,
} from '../../../data/contracts/index.ts'
import { hasFired, isBeyond } from '../../../data/rules/prewarning/index.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { currentPrewarning, rulesOfKind } from './current-table.ts'
import { takeSignals } from './take-signals.ts'

interface SensorRow {
  code: string
  name: string
  lon: number
  lat: number
  grid: string
  building: string | null
}

export interface TakenReadings {
  taken: number
  repeated: number
  unknown: number[]
  signals: number
  alarms: number
}

/** Readings of sensors in one's areas: written down once each, and looked at by the rules in the order of time. In one transaction. */
export async function takeReadings(
  client: Queryable,
  scope: LayerScope,
  readings: readonly SensorReading[],
): Promise<TakenReadings> {
  const sensors = await findSensors(client, scope, readings)
  const known = readings.filter(({ sensor }) => sensors.has(sensor))
  const unknown = readings.flatMap(({ sensor }, index) => (sensors.has(sensor) ? [] : [index + 1]))
  const taken = await insertReadings(client, known)
  const table = await currentPrewarning(client)
  const { signals, back } = await judge(client, table, sensors, taken)
  const result = await takeSignals(client, table, signals)
  await clearSubjects(client, back)
  return {
    taken: taken.length,
    repeated: known.length - taken.length,
    unknown,
    signals: result.signals,
    alarms: result.raised,
  }
}

async function findSensors(
  client: Queryable,
  scope: LayerScope,
  readings: readonly SensorReading[],
): Promise<Map<string, SensorRow>> {
  const codes = [...new Set(readings.map(({ sensor }) => sensor))]
  const rows = await client.query<SensorRow>(
    'select code, name, lon, lat, grid, building from sensor where code = any($1) and grid like any($2::text[])',
    [codes, visibleAreas(scope).patterns],
  )
  return new Map(rows.map((row) => [row.code, row]))
}

interface TakenReading {
  sensor: string
  quantity: SensorReading['quantity']
  at: Date
  value: number
}

/** Those that were not there, oldest first. */
async function insertReadings(
  client: Queryable,
  readings: readonly SensorReading[],
): Promise<TakenReading[]> {
  if (readings.length === 0) return []
  const rows = await client.query<TakenReading>(
    `with taken as (
       insert into sensor_reading (sensor, quantity, at, value)
       select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::float8[])
       on conflict do nothing returning sensor, quantity, at, value
     ),
     newest as (select sensor, max(at) as at from taken group by sensor),
     seen as (
       update sensor set last_at = greatest(last_at, newest.at) from newest where sensor.code = newest.sensor
     )
     select sensor, quantity, at, value from taken`,
    [
      readings.map(({ sensor }) => sensor),
      readings.map(({ quantity }) => quantity),
      readings.map(({ at }) => at),
      readings.map(({ value }) => value),
    ],
  )
  return rows.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.sensor < b.sensor ? -1 : 1))
}

/** A sensor that a rule no longer fires on. */
interface BackToNormal {
  rule: string
  sensor: string
  at: Date
}

async function judge(
  client: Queryable,
  table: PrewarningTable,
  sensors: ReadonlyMap<string, SensorRow>,
  taken: readonly TakenReading[],
): Promise<{ signals: Signal[]; back: BackToNormal[] }> {
  const rules = rulesOfKind(table, 'threshold')
  const signals: Signal[] = []
  const back = new Map<string, BackToNormal>()
  for (const { sensor, quantity, at, value } of taken) {
    for (const { id, when } of rules) {
      if (when.quantity !== quantity) continue
      const key = `${id} ${sensor}`
      if (!isBeyond(when, value)) {
        back.set(key, { rule: id, sensor, at })
        continue
      }
      const values =
        when.times === 1
          ? [value]
          : await latestValues(client, when.times, { sensor, quantity, at })
      if (!hasFired(when, values)) continue
      back.delete(key)
      const { name, lon, lat, grid, building } = sensors.get(sensor)!
      signals.push({
        rule: id,
        subject: sensor,
        name,
        mark: at.toISOString(),
        at: at.getTime(),
        lonLat: [lon, lat],
        grid,
        building,
        evidence: { kind: 'threshold', quantity, values },
      })
    }
  }
  return { signals, back: [...back.values()] }
}

async function latestValues(
  client: Queryable,
  count: number,
  { sensor, quantity, at }: Omit<TakenReading, 'value'>,
): Promise<number[]> {
  const rows = await client.query<{ value: number }>(
    'select value from sensor_reading where sensor = $1 and quantity = $2 and at <= $3 order by at desc limit $4',
    [sensor, quantity, at, count],
  )
  return rows.map(({ value }) => value)
}

/** Late readings do not clear what fired after them. */
async function clearSubjects(client: Queryable, back: readonly BackToNormal[]): Promise<void> {
  if (back.length === 0) return
  await client.execute(
    `with normal as (
       select * from unnest($1::text[], $2::text[], $3::timestamptz[]) as one (rule_id, subject, at)
     ),
     cleared as (
       update alarm_subject set cleared_at = normal.at from normal
       where alarm_subject.subject = normal.subject and alarm_subject.rule_id = normal.rule_id
         and alarm_subject.cleared_at is null and alarm_subject.last_at < normal.at
       returning alarm_subject.alarm, alarm_subject.subject, normal.at
     )
     update alarm set cleared_at = newest.at
     from (select alarm, max(at) as at from cleared group by alarm) as newest
     where alarm.id = newest.alarm and not exists (
       select from alarm_subject as rest
       where rest.alarm = alarm.id and rest.cleared_at is null
         and not exists (select from cleared where cleared.alarm = rest.alarm and cleared.subject = rest.subject)
     )`,
    [back.map(({ rule }) => rule), back.map(({ sensor }) => sensor), back.map(({ at }) => at)],
  )
}
