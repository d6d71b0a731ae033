import {
  type LayerScope,
  SENSOR_QUANTITIES,
  type SensorPage,
  type SensorState,
} from '../../../data/contracts/index.ts'
import { visibleAreas } from '../../security/visible-areas.ts'
import type { Queryable } from '../../storage/database.ts'
import { loadSql } from '../../storage/sql-file.ts'

const selectSensors = loadSql(import.meta.url, 'list-sensors.sql')

type SensorRow = Omit<SensorState, 'lonLat'> & {
  lon: number
  lat: number
  total: number
  silent: number
}

/** Sensors of one's areas, inside what is asked about. */
export async function listSensors(
  client: Queryable,
  scope: LayerScope,
  { area, limit }: { area: string; limit: number },
): Promise<SensorPage> {
  const { patterns } = visibleAreas(scope)
  const rows = await client.query<SensorRow>(selectSensors, [
    patterns,
    area,
    limit,
    SENSOR_QUANTITIES,
  ])
  const { total = 0, silent = 0 } = rows[0] ?? {}
  const items = rows.map(({ lon, lat, total: _all, silent: _silent, ...sensor }) => ({
    ...sensor,
    lonLat: [lon, lat] as const,
  }))
  return { items, total, silent }
}
