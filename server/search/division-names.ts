import type { LonLat, Scope } from '../../data/contracts/index.ts'
import { normalForm } from '../../data/rules/address-normal-form.ts'
import type { Queryable } from '../storage/database.ts'

export interface DivisionNames {
  /** Name of a division by its 12-digit code. */
  name(code: string): string | undefined
  /** Takes the divisions off the front of a typed address: 良溪区清源街道文澜路 → 清源's prefix, 文澜路. */
  takeOff(normal: string): { area: string; rest: string }
  isName(normal: string): boolean
  /** Of the first of the scope's areas. */
  middle(scope: Scope): LonLat
}

export type ReadDivisionNames = () => Promise<DivisionNames>

/** A few hundred names that every search needs; read again when they are a minute old. */
export function createDivisionNames(db: Queryable): ReadDivisionNames {
  let known: { until: number; names: Promise<DivisionNames> } | undefined
  return () => {
    if (known === undefined || known.until < Date.now()) {
      const names = readNames(db)
      known = { until: Date.now() + REMEMBER_MS, names }
      names.catch(() => {
        known = undefined
      })
    }
    return known.names
  }
}

const REMEMBER_MS = 60_000

async function readNames(db: Queryable): Promise<DivisionNames> {
  const rows = await db.query<Row>(
    `select code, level, name, lon, lat from division where valid_to is null
     union all
     select code, 'grid', name, lon, lat from grid_cell where valid_to is null`,
  )
  const byCode = new Map(rows.map((row) => [row.code, row.name]))
  const byArea = new Map(rows.map((row) => [areaOf(row), [row.lon, row.lat] as const]))
  const known = rows
    .filter(({ level }) => level !== 'grid')
    .map((row) => ({ area: areaOf(row), form: normalForm(row.name) }))
    .sort((a, b) => b.form.length - a.form.length)
  const forms = new Set(known.map(({ form }) => form))
  return {
    name: (code) => byCode.get(code),
    takeOff: (normal) => takeOff(known, normal),
    isName: (normal) => forms.has(normal),
    middle: ({ areas }) => byArea.get(areas[0] ?? '') ?? [0, 0],
  }
}

interface Row {
  code: string
  level: string
  name: string
  lon: number
  lat: number
}

/** Prefix of grid codes; above the district nothing narrows. */
function areaOf({ code, level }: Row): string {
  if (level === 'district') return code.slice(0, 6)
  if (level === 'subdistrict') return code.slice(0, 9)
  return level === 'community' || level === 'grid' ? code : ''
}

function takeOff(known: readonly { area: string; form: string }[], normal: string) {
  let rest = normal.replace(/^[^省]{2,3}省(?=.)/, '').replace(/^[^市区]{2,3}市(?=[^场].)/, '')
  let area = ''
  for (;;) {
    const found = known.find(
      ({ area: own, form }) =>
        rest.length > form.length && rest.startsWith(form) && own.startsWith(area),
    )
    if (found === undefined) return { area, rest }
    area = found.area
    rest = rest.slice(found.form.length)
  }
}
