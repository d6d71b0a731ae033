import type { EventSummary, GridCode } from '../../data/contracts/index.ts'

/** An event as several questions ask for it. */
export interface EventRow {
  no: string
  category: string
  subclass: string
  level: EventSummary['level']
  state: string
  source: string
  title: string
  reported_at: Date
  deadline_at: Date | null
  closed_at: Date | null
  lon: number
  lat: number
  grid: GridCode
  address: string | null
}

export function eventSummary(row: EventRow): EventSummary {
  return {
    no: row.no,
    category: row.category,
    subclass: row.subclass,
    level: row.level,
    state: row.state,
    source: row.source,
    title: row.title,
    reportedAt: row.reported_at.toISOString(),
    deadlineAt: row.deadline_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    lonLat: [row.lon, row.lat],
    grid: row.grid,
    address: row.address,
  }
}
