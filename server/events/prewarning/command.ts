import { type LayerScope, Refusal, type SensorQuantity } from '../../../data/contracts/index.ts'
import type { Command } from '../../command.ts'
import { UsageError } from '../../command.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'
import { findPlace } from '../report/find-place.ts'
import { nobodysScope, openAlarmEvents } from './open-events.ts'
import { takeReadings } from './read-sensors.ts'
import { type SampleSensor, sampleReadings } from './sample-readings.ts'

const findSamplePlaces = loadSql(import.meta.url, 'find-sample-places.sql')
const MOST = 500

const QUANTITY: Readonly<Record<string, SensorQuantity>> = {
  EBIKE: 'temperature',
  ELDER_CARE: 'smoke',
  CATERING: 'gas',
}

/** For a demonstration: sensors that nobody has, with readings that end in a storm. */
export const simulateSensorsCommand: Command = {
  name: 'simulate-sensors',
  summary: 'Hang sensors into the sample and let some of them alarm (demo mode only)',
  usage: 'simulate-sensors [--count <n>]',
  options: {
    count: {
      type: 'string',
      value: '<n>',
      describe: 'How many sensors, 20 to 500; 40 unless told',
    },
  },
  async run({ positionals, options, services: open, progress }) {
    if (positionals.length > 0)
      throw new UsageError(`simulate-sensors takes no "${positionals[0]}"`)
    const count = Number(options.count ?? 40)
    if (!Number.isInteger(count) || count < 20 || count > MOST) {
      throw new UsageError(`--count takes a number from 20 to ${MOST}`)
    }
    const services = await open()
    if (services.settings.mode !== 'demo') {
      throw new Refusal(403, 'demo-only', 'Sensors are only simulated in demo mode.')
    }
    const scope = nobodysScope(services.registry)
    const { signals, alarms } = await services.db.transaction(async (client) => {
      const sensors = await hangSensors(client, scope, count)
      return takeReadings(client, scope, sampleReadings(sensors, Date.now()))
    })
    const opened = await openAlarmEvents(services)
    progress.finish(
      `${count} sensors; ${signals} readings beyond their limits, folded into ${alarms} new alarms; ${opened} events opened.`,
    )
  },
}

async function hangSensors(
  client: Queryable,
  scope: LayerScope,
  count: number,
): Promise<SampleSensor[]> {
  const places = await client.query<{
    layer: string
    code: string
    title: string
    lon: number
    lat: number
  }>(findSamplePlaces, [count])
  const sensors: SampleSensor[] = []
  for (const { layer, code: at, title, lon, lat } of places) {
    const sensor = { code: `SIM-${at}`, name: title, quantity: QUANTITY[layer] ?? 'temperature' }
    const place = await findPlace(client, scope, { lonLat: [lon, lat] })
    await client.execute(
      `insert into sensor (code, name, subdistrict, lon, lat, grid, building, sent_by)
       values ($1, $2, $3, $4, $5, $6, $7, '') on conflict (code) do nothing`,
      [sensor.code, sensor.name, place.subdistrict, lon, lat, place.grid, place.building],
    )
    sensors.push(sensor)
  }
  return sensors
}
