import type { DivisionNames } from './division-names.ts'
import { type AddressQuery, parseAddress } from './parse-address.ts'
import { placePattern, TRIGRAM } from './patterns.ts'
import * as store from './store.ts'

/** Addresses for what was typed, best first. */
export async function findAddresses(
  frame: store.SearchFrame,
  divisions: DivisionNames,
  typed: string,
): Promise<store.PlaceRow[]> {
  const query = parseAddress(typed)
  const { area, rest } = divisions.takeOff(query.place)
  const within = { ...frame, area: longer(frame.area, area) }
  const inside = rest === query.place ? query : { ...query, ...recut(rest) }
  const { room } = query
  if (room === undefined) {
    const [places, aliases] = await Promise.all([
      findPlaces(within, divisions, inside),
      inside.place.length >= 2 ? store.findAliases(within, inside.place) : [],
    ])
    return unique([...aliases.filter((row) => row.rest === 0), ...places, ...aliases])
  }
  const buildings = (
    await findPlaces({ ...within, limit: BUILDINGS_LOOKED_INTO }, divisions, inside)
  ).filter(({ code }) => code?.startsWith('B'))
  const rooms =
    buildings.length === 0 ? [] : await store.findRooms(within, buildings, { ...query, room })
  return unique([...rooms, ...buildings.slice(0, 3)])
}

/** The best buildings are looked into for a room. */
const BUILDINGS_LOOKED_INTO = 60
/** 3幢501 without a name fits thousands of buildings, and each has a 501: the nearest will do. */
const NUMBERED_LOOKED_INTO = 20

async function findPlaces(
  frame: store.SearchFrame,
  divisions: DivisionNames,
  query: AddressQuery,
): Promise<store.PlaceRow[]> {
  const { place, pieces } = query
  // Everything in a division would match its name; the division itself is found elsewhere.
  if (place === '' || divisions.isName(place)) return []
  if (NUMBER_ALONE.test(place)) {
    const limit = Math.min(frame.limit, NUMBERED_LOOKED_INTO)
    return store.findNumbered({ ...frame, limit }, numberEnd(place))
  }
  const lastPiece = pieces.at(-1) ?? place
  const pattern = placePattern(query)
  if (pattern) {
    const rows = await store.findPlaces(frame, pattern, lastPiece)
    if (rows.length > 0 || pattern.regex === null) return rows
    // Cut out of the middle, a number may have lost its first digits.
    return store.findPlaces(frame, { ...pattern, regex: null }, lastPiece)
  }
  return place.length < TRIGRAM ? store.findNamed(frame, place) : []
}

/** Small numbers, of which there is one around every corner; larger ones are rare enough to be looked up. */
const NUMBER_ALONE = /^(?:[0-9]{1,2}[A-Z]?|[A-Z])(?:-[0-9]+)?[幢号]?$/

/** A bare 12 is looked for as a door, a bare A as a building. */
function numberEnd(place: string): string {
  if (/[幢号]$/.test(place)) return place
  return /^[0-9]/.test(place) ? `${place}号` : `${place}幢`
}

function recut(place: string): Pick<AddressQuery, 'place' | 'pieces'> {
  const { pieces } = parseAddress(place)
  return { place, pieces }
}

/** Of two prefixes of which one should lie in the other; when neither does, the frame's own holds. */
function longer(own: string, typed: string): string {
  return typed.startsWith(own) ? typed : own
}

/** A village house and its door are one address: the coded one stays. */
function unique(rows: readonly store.PlaceRow[]): store.PlaceRow[] {
  const byText = new Map<string, store.PlaceRow>()
  for (const row of rows) {
    const known = byText.get(row.full_text)
    if (known === undefined || (known.code === null && row.code !== null)) {
      byText.set(row.full_text, known?.alias ? { ...row, alias: known.alias } : row)
    }
  }
  return [...byText.values()]
}
