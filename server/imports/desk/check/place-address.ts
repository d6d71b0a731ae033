import type { LonLat } from '../../../../data/contracts/index.ts'
import { BUILDING_LEVEL, ROOM_LEVEL } from '../../../../data/rules/address-base/names.ts'
import { distanceM } from './distance.ts'
import { isFit } from './fit-use.ts'
import type { FoundPlace, TextMatch } from './match-texts.ts'
import { placeParts } from './place-parts.ts'
import {
  type AddressStep,
  CONFLICT_M,
  type PlacedAt,
  type Placement,
  type PlacingTools,
  placeOf,
} from './place-row.ts'
import type { RowRemarkKind } from './row-remarks.ts'
import type { TypedRow } from './type-row.ts'

type Row = Pick<TypedRow, 'lonLat' | 'values'>

const ROAD_LEVEL = 6
const ESTATE_LEVEL = 8
const FLOOR_LEVEL = 11
/** Levels that a row may add: numbers. A road or estate that nobody knows is more often one that is mistyped. */
const ADDED_LEVELS: readonly number[] = [7, BUILDING_LEVEL, 10, ROOM_LEVEL]
/** So sure must be what new addresses are put below. */
const SURE_PARENT = 0.9
/** Farther from the road or estate that it names, a position speaks of another place. */
const REACH_M = { road: 3_000, estate: 1_000 }

/** Rows that are addresses themselves: one that is known, or the way to a new one below what is known. */
export function placeAddress(row: Row, match: TextMatch, tools: PlacingTools): Placement {
  const byParts = placeParts(row, tools)
  if (byParts) return withFacts(byParts, row)
  const { place } = match
  if (!place || !tools.mayWrite(place.grid)) return { kind: 'failed', remark: 'no-place' }
  const steps = match.isAnswered ? [] : stepsBelow(place, match)
  const mine = (match.candidates.length > 0 ? match.candidates : [place]).filter(({ grid }) =>
    tools.mayWrite(grid),
  )
  const doubt = (remark: RowRemarkKind): Placement => ({
    kind: 'doubtful',
    candidates: mine,
    remark,
  })
  if (steps === undefined) return doubt('address-new-unsure')
  const level = steps.at(-1)?.level ?? place.level
  if (!isFit(row.values.use, level)) return { kind: 'failed', remark: 'unfit-use' }
  if (steps.length > 0) {
    if (match.confidence < SURE_PARENT) return doubt('address-doubtful')
    return placeNew(row, place, steps, tools, doubt)
  }
  if (match.verdict !== 'matched') return doubt('address-doubtful')
  return placeKnown(row, place, tools, doubt)
}

/** What a new address lacks is told beside it. */
const withFacts = (placement: Placement, { values }: Row): Placement =>
  placement.kind === 'placed' && !isComplete(values, placement.at.steps ?? [])
    ? { ...placement, remark: 'facts-assumed' }
    : placement

/** A position outside of its own outline moves a building; of what is inside one nobody can tell. */
function placeKnown(
  { lonLat }: Row,
  place: FoundPlace,
  tools: PlacingTools,
  doubt: (remark: RowRemarkKind) => Placement,
): Placement {
  const { subdistrict, addressId, building, room, lon, lat, grid, level } = place
  const at: PlacedAt = { subdistrict, grid, addressId, building, room, lon, lat }
  if (!lonLat) return { kind: 'placed', at }
  const reach = level === ROAD_LEVEL ? REACH_M.road : CONFLICT_M
  if (distanceM(lonLat, [lon, lat]) > reach) return doubt('position-conflict')
  const there = tools.locator.at(...lonLat)
  if (level > BUILDING_LEVEL || level === ROAD_LEVEL || there?.addressId === addressId) {
    return { kind: 'placed', at }
  }
  if (level === BUILDING_LEVEL && there) return doubt('building-there')
  const own = tools.gridOf(...lonLat)
  if (!tools.mayWrite(own) || !own.startsWith(subdistrict)) {
    return { kind: 'failed', remark: 'elsewhere' }
  }
  return { kind: 'placed', at: { ...at, grid: own, lon: lonLat[0], lat: lonLat[1] } }
}

function placeNew(
  { lonLat, values }: Row,
  place: FoundPlace,
  steps: readonly AddressStep[],
  tools: PlacingTools,
  doubt: (remark: RowRemarkKind) => Placement,
): Placement {
  const { subdistrict, addressId, building, grid, lon, lat } = place
  const below: PlacedAt = { subdistrict, grid, addressId, building, room: null, lon, lat, steps }
  const note = isComplete(values, steps) ? {} : { remark: 'facts-assumed' as const }
  if (steps[0]!.level > BUILDING_LEVEL) {
    const isFar = lonLat && distanceM(lonLat, [lon, lat]) > CONFLICT_M
    return isFar ? doubt('position-conflict') : { kind: 'placed', at: below, ...note }
  }
  // A house behind a number that is known stands where the number does.
  if (!lonLat && steps[0]!.isSilent) return { kind: 'placed', at: below, ...note }
  if (!lonLat) return { kind: 'failed', remark: 'no-position-for-new' }
  const problem = problemAt(lonLat, place, tools)
  if (problem === 'elsewhere') return { kind: 'failed', remark: problem }
  if (problem) return doubt(problem)
  const there = steps.some((step) => step.level === BUILDING_LEVEL) && tools.locator.at(...lonLat)
  const own = { grid: tools.gridOf(...lonLat), lon: lonLat[0], lat: lonLat[1] }
  const at = { ...below, ...own, ...(there && { there: placeOf(there) }) }
  return { kind: 'placed', at, ...note }
}

function problemAt(
  lonLat: LonLat,
  { subdistrict, level, lon, lat }: FoundPlace,
  { gridOf, mayWrite }: PlacingTools,
): 'elsewhere' | 'position-conflict' | undefined {
  const grid = gridOf(...lonLat)
  if (!grid.startsWith(subdistrict) || !mayWrite(grid)) return 'elsewhere'
  const reach = level === ROAD_LEVEL ? REACH_M.road : REACH_M.estate
  return distanceM(lonLat, [lon, lat]) > reach ? 'position-conflict' : undefined
}

/** What the text names below the place, from above; [] = nothing, `undefined` = not clearly an address. */
function stepsBelow(
  { level }: FoundPlace,
  { parts }: TextMatch,
): readonly AddressStep[] | undefined {
  const below = parts.filter((part) => part.level > level && part.level !== FLOOR_LEVEL)
  if (below.length === 0) return []
  if (parts.some((part) => part.level === 0 && /[\p{L}\p{N}]/u.test(part.text))) return undefined
  const steps = withHouse(
    level,
    below
      .map(({ level: own, text }): AddressStep => ({ level: own, name: text }))
      .sort((a, b) => a.level - b.level),
  )
  const levels = steps.map((step) => step.level)
  const isClear =
    levels.every((one) => ADDED_LEVELS.includes(one)) &&
    new Set(levels).size === levels.length &&
    // On a road the door's number comes first; stairwells and rooms lie in buildings.
    (level !== ROAD_LEVEL || levels[0] === 7) &&
    (level >= BUILDING_LEVEL ||
      levels.includes(BUILDING_LEVEL) ||
      levels.every((one) => one === 7)) &&
    (level !== ESTATE_LEVEL || levels[0] === BUILDING_LEVEL)
  return isClear ? steps : undefined
}

/** 文澜路15号101室: the room lies in the only house of that number. Where there are several, the base says so later. */
function withHouse(level: number, steps: readonly AddressStep[]): readonly AddressStep[] {
  const levels = steps.map((step) => step.level)
  const hasDoor = level === DOOR_LEVEL || (level === ROAD_LEVEL && levels[0] === DOOR_LEVEL)
  const at = levels.findIndex((one) => one > BUILDING_LEVEL)
  if (!hasDoor || at < 0 || levels.includes(BUILDING_LEVEL)) return steps
  return [...steps.slice(0, at), ONLY_HOUSE, ...steps.slice(at)]
}

const DOOR_LEVEL = 7
const ONLY_HOUSE: AddressStep = { level: BUILDING_LEVEL, name: '1幢', isSilent: true }

/** Whether the row says of each thing it adds what the base wants to know. */
function isComplete(values: Row['values'], steps: readonly AddressStep[]): boolean {
  const needed = steps.flatMap(({ level, name }) => {
    if (level === BUILDING_LEVEL) return ['use', 'floors']
    if (level !== ROOM_LEVEL) return []
    return ['use', 'tenure', ...(floorOf(name) === undefined ? ['floor'] : [])]
  })
  return needed.every((key) => values[key] !== undefined)
}

/** 601室 lies on the 6th floor, 1203室 on the 12th. */
export function floorOf(name: string): number | undefined {
  const digits = /^(\d{1,2})\d\d(?!\d)/.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
