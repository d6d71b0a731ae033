import type { DatumEvidence, LonLat } from '../../../../data/contracts/index.ts'
import { findCrs, resolveCrs, type SourceCrs } from '../../../../data/formats/crs/source-crs.ts'
import type { BuildingLocator } from '../check/building-locator.ts'
import { distanceM } from '../check/distance.ts'

export interface DatumQuestion {
  /** Positions as they stand in the file, and where the rows' own addresses say that they are. */
  rows: readonly { x: number; y: number; address: LonLat | null }[]
  locator: BuildingLocator
  /** As the file or the name of a column says. */
  declared: string | null
  /** Somewhere in the district; `undefined` = there is none yet, and anything may be right. */
  home: LonLat | undefined
}

export interface WeighedDatums {
  datums: DatumEvidence[]
  /** The one that explains the positions; null = nothing speaks clearly for one. */
  best: string | null
}

const NEAR_ADDRESS_M = 50
/** Datums that land farther than this from home are not told. */
const NEAR_HOME_M = 100_000
const MIN_SCORE = 0.2
const MIN_LEAD = 0.1
const MIN_ROWS = 3
const SAME_PLACE_M = 2
/** Suffix of a projected system whose northing stands first. */
export const SWAPPED = ' (y,x)'

/** Tries every datum in use here: how many points fall on buildings, and near what their own addresses say. */
export function weighDatums({ rows, locator, declared, home }: DatumQuestion): WeighedDatums {
  if (rows.length === 0) return { datums: [], best: null }
  const weighed = candidates(rows, declared, home)
    .map((code) => weigh(code, rows, locator, home))
    .filter((one) => one !== undefined)
    .sort((a, b) => scoreOf(b.evidence) - scoreOf(a.evidence))
  return { datums: weighed.map(({ evidence }) => evidence), best: choose(weighed, declared) }
}

/** A datum as it stands in a mapping; `undefined` = none that is known. */
export function openDatum(code: string): ((x: number, y: number) => LonLat) | undefined {
  const isSwapped = code.endsWith(SWAPPED)
  const crs = findCrs(isSwapped ? code.slice(0, -SWAPPED.length) : code)
  if (!crs) return undefined
  return (x, y) => (isSwapped ? crs.toLonLat(y, x) : crs.toLonLat(x, y))
}

interface Weighed {
  evidence: DatumEvidence
  /** Where the first row lies in it. */
  at: LonLat
}

function choose(weighed: readonly Weighed[], declared: string | null): string | null {
  const [first] = weighed
  // Older systems whose parameters nobody publishes come to the same place: any of them is right.
  const second = first && weighed.find(({ at }) => distanceM(at, first.at) > SAME_PLACE_M)
  const isClear =
    first !== undefined &&
    first.evidence.tried >= MIN_ROWS &&
    scoreOf(first.evidence) >= MIN_SCORE &&
    (!second || scoreOf(first.evidence) - scoreOf(second.evidence) >= MIN_LEAD)
  if (isClear) return first.evidence.crs
  const stated = declared === null ? undefined : findCrs(declared)
  return stated ? codeOf(stated) : null
}

const scoreOf = ({ onBuilding, nearAddress }: DatumEvidence) =>
  nearAddress === null ? onBuilding : 0.4 * onBuilding + 0.6 * nearAddress

/** The three geographic datums, or the grids that have such numbers, each both ways round. */
function candidates(
  rows: DatumQuestion['rows'],
  declared: string | null,
  home: LonLat | undefined,
): readonly string[] {
  const degrees = rows.filter(({ x, y }) => Math.abs(x) <= 180 && Math.abs(y) <= 180)
  if (degrees.length * 2 >= rows.length) {
    const isLatFirst = degrees.filter(({ x, y }) => Math.abs(y) > 90 && Math.abs(x) <= 90)
    const suffix = isLatFirst.length * 2 > degrees.length ? SWAPPED : ''
    return ['EPSG:4490', 'GCJ-02', 'BD-09'].map((code) => code + suffix)
  }
  const stated = declared === null ? undefined : findCrs(declared)
  const codes = [
    ...(stated && !stated.isGeographic ? [codeOf(stated)] : []),
    ...(home ? gridsAt(home) : []),
  ]
  return [...new Set(codes)].flatMap((code) => [code, code + SWAPPED])
}

function gridsAt([lon]: LonLat): string[] {
  const three = Math.round(lon / 3)
  const six = Math.floor(lon / 6) + 1
  return [
    4534 + three - 25,
    4513 + three - 25,
    4502 + six - 13,
    4491 + six - 13,
    2370 + three - 25,
    2349 + three - 25,
    2422 + three - 25,
    2401 + three - 25,
    32601 + Math.floor((lon + 180) / 6),
    3857,
  ].map((code) => `EPSG:${code}`)
}

const codeOf = (crs: SourceCrs) => (crs.code === 'EPSG:4326' ? 'EPSG:4490' : crs.code)

function weigh(
  crs: string,
  rows: DatumQuestion['rows'],
  locator: BuildingLocator,
  home: LonLat | undefined,
): Weighed | undefined {
  const toLonLat = openDatum(crs) ?? resolveCrs(crs).toLonLat
  let onBuilding = 0
  let near = 0
  let addressed = 0
  let atHome = 0
  for (const { x, y, address } of rows) {
    const lonLat = toLonLat(x, y)
    if (!lonLat.every(Number.isFinite)) continue
    if (!home || distanceM(lonLat, home) <= NEAR_HOME_M) atHome++
    if (locator.at(...lonLat)) onBuilding++
    if (!address) continue
    addressed++
    if (distanceM(lonLat, address) <= NEAR_ADDRESS_M) near++
  }
  if (atHome * 2 < rows.length) return undefined
  const nearAddress = addressed === 0 ? null : near / addressed
  return {
    evidence: { crs, tried: rows.length, onBuilding: onBuilding / rows.length, nearAddress },
    at: toLonLat(rows[0]!.x, rows[0]!.y) as LonLat,
  }
}
