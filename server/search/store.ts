import type { LayerScope, LonLat } from '../../data/contracts/index.ts'
import { visibleAreas } from '../security/visible-areas.ts'
import type { Queryable } from '../storage/database.ts'
import { loadSql } from '../storage/sql-file.ts'
import { escapeLike, hasTrigram, type PlacePattern } from './patterns.ts'

/** Everything that one search is asked with besides its words. */
export interface SearchFrame {
  db: Queryable
  /** Of the layer that is looked through. */
  scope: LayerScope
  /** Prefix of grid codes that the words named (清源街道 …) or ''. */
  area: string
  near: LonLat | undefined
  /** Middle of what the scope sees: where to look when nothing else is said. */
  middle: LonLat
  limit: number
}

export interface PlaceRow {
  subdistrict: string
  code: string | null
  level: number
  full_text: string
  community: string
  lon: number
  lat: number
  /** How far the address goes on behind what was typed; 0 = not at all. */
  rest: number
  alias?: string
}

export interface ThingRow {
  layer: string
  code: string
  title: string
  subtitle: string
  lon: number
  lat: number
}

export interface BoundaryRow {
  code: string
  title: string
  lon: number
  lat: number
  geometry: Buffer
}

export const findPlaces = (
  frame: SearchFrame,
  { like, regex }: PlacePattern,
  lastPiece: string,
): Promise<PlaceRow[]> =>
  frame.db.query(FIND_PLACES, [
    like,
    regex,
    reversed(lastPiece),
    ...areas(frame),
    ...near(frame),
    frame.limit,
  ])

/** 3幢, 12号: what ends with it. */
export const findNumbered = (frame: SearchFrame, end: string): Promise<PlaceRow[]> =>
  frame.db.query(FIND_NUMBERED, [
    end,
    ...areas(frame),
    ...(frame.near ?? frame.middle),
    frame.limit,
  ])

export const findNamed = (frame: SearchFrame, text: string): Promise<PlaceRow[]> =>
  frame.db.query(FIND_NAMED, [text, ...likes(text), ...areas(frame), ...near(frame), frame.limit])

export interface RoomWish {
  room: string
  roomIsWhole: boolean
  stairwell?: string
  floor?: number
}

/** In buildings that the scope has been let to. */
export const findRooms = (
  { db, limit }: SearchFrame,
  buildings: readonly PlaceRow[],
  { room, roomIsWhole, stairwell, floor }: RoomWish,
): Promise<PlaceRow[]> =>
  db.query(FIND_ROOMS, [
    buildings.map((building) => building.subdistrict),
    buildings.map((building) => building.code),
    roomIsWhole ? escapeLike(room) : `${escapeLike(room)}%`,
    stairwell ?? null,
    floor ?? null,
    room,
    limit,
    LOOKED_AT,
  ])

export const findAddressCode = ({ db, scope }: SearchFrame, code: string): Promise<PlaceRow[]> =>
  db.query(FIND_ADDRESS_CODE, [code, visibleAreas(scope).patterns])

export const findAliases = ({ db, scope, limit }: SearchFrame, text: string): Promise<PlaceRow[]> =>
  db.query(FIND_ALIASES, [`%${escapeLike(text)}%`, text, visibleAreas(scope).patterns, limit])

export const findSites = (frame: SearchFrame, text: string): Promise<Omit<ThingRow, 'layer'>[]> =>
  frame.db.query(FIND_SITES, [
    text,
    ...likes(text),
    ...areas(frame),
    ...near(frame),
    frame.limit,
    LOOKED_AT,
    hasTrigram(text),
  ])

export const findItems = (
  frame: SearchFrame,
  text: string,
  layers: readonly string[],
): Promise<ThingRow[]> =>
  frame.db.query(FIND_ITEMS, [
    text,
    ...likes(text),
    ...areas(frame),
    ...near(frame),
    frame.limit,
    LOOKED_AT,
    layers,
    hasTrigram(text),
  ])

export const findMapFeatures = (
  { db, scope, limit }: SearchFrame,
  text: string,
  layers: readonly string[],
): Promise<ThingRow[]> =>
  db.query(FIND_MAP_FEATURES, [
    text,
    ...likes(text),
    visibleAreas(scope).patterns,
    limit,
    layers,
    LOOKED_AT,
  ])

export const findGrids = (
  { db, scope, limit }: SearchFrame,
  text: string,
): Promise<(BoundaryRow & { community: string })[]> =>
  db.query(FIND_GRIDS, [
    `%${escapeLike(text)}%`,
    /^\d{9,15}$/.test(text) ? `${text}%` : '',
    visibleAreas(scope).patterns,
    limit,
  ])

export const findDivisions = (
  { db, scope, limit }: SearchFrame,
  text: string,
): Promise<(BoundaryRow & { level: string; parent: string | null })[]> =>
  db.query(FIND_DIVISIONS, [
    `%${escapeLike(text)}%`,
    /^\d{6,12}$/.test(text) ? `${text}%` : '',
    scope.areas,
    limit,
  ])

export const findEvents = (
  { db, scope, limit }: SearchFrame,
  no: string,
): Promise<{ code: string; title: string; state: string; lon: number; lat: number }[]> =>
  db.query(FIND_EVENTS, [`${escapeLike(no)}%`, visibleAreas(scope).patterns, limit])

export const findCode = (
  { db, scope }: SearchFrame,
  code: string,
  layers: readonly string[],
): Promise<ThingRow[]> => db.query(FIND_CODE, [code, visibleAreas(scope).patterns, layers])

/** A common word matches a hundred thousand rows; the best are taken of so many. */
const LOOKED_AT = 200

function areas({ scope, area }: SearchFrame): [string[], string[] | null] {
  const { patterns, subdistricts } = visibleAreas(scope, area)
  return [patterns, subdistricts]
}

function near({ near }: SearchFrame): [number | null, number | null] {
  return [near?.[0] ?? null, near?.[1] ?? null]
}

/** Holds it, begins with it. */
function likes(text: string): [string, string] {
  return [`%${escapeLike(text)}%`, `${escapeLike(text)}%`]
}

function reversed(text: string): string {
  return [...text].reverse().join('')
}

const sql = (name: string) => loadSql(import.meta.url, name)
const FIND_PLACES = sql('find-places.sql')
const FIND_NUMBERED = sql('find-numbered.sql')
const FIND_NAMED = sql('find-named.sql')
const FIND_ROOMS = sql('find-rooms.sql')
const FIND_ADDRESS_CODE = sql('find-address-code.sql')
const FIND_ALIASES = sql('find-aliases.sql')
const FIND_SITES = sql('find-sites.sql')
const FIND_ITEMS = sql('find-items.sql')
const FIND_MAP_FEATURES = sql('find-map-features.sql')
const FIND_GRIDS = sql('find-grids.sql')
const FIND_DIVISIONS = sql('find-divisions.sql')
const FIND_EVENTS = sql('find-events.sql')
const FIND_CODE = sql('find-code.sql')
