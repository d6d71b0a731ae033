import type { IndexView } from './address-index.ts'
import { type AddressQuery, GROUP_NAME, type Mention } from './query.ts'

/** A place of level 5–8 from which a text is followed downwards, to buildings and rooms. */
export interface Anchor {
  place: number
  /** Bits of doubt: a name that only resembles the written one. */
  cost: number
}

/** A name of which there are more tells too little to try them all. */
const MOST_ANCHORS = 600

/** Places that the text may mean: estates by name, doors by road and number, roads. */
export function findAnchors(query: AddressQuery, view: IndexView): Anchor[] {
  const found: Found = new Map()
  const named: Anchor[] = []
  for (const mention of query.mentions) {
    if (!GROUP_NAME.test(mention.text)) placesNamed(mention, view, named)
  }
  const { level } = view.index.data.places
  const roads: Anchor[] = []
  for (const anchor of named) {
    if (level[anchor.place] === 8) add(found, anchor.place, anchor.cost)
    else roads.push(anchor)
  }
  const near = divisionsNear(query, view)
  addGroups(query, near, view, roads)
  const doors = doorNames(query)
  for (const road of roads) addDoors(doors, view, road, found)
  for (const { place, cost } of likelyRoads(roads, near, view)) add(found, place, cost)
  return Array.from(found, ([place, cost]) => ({ place, cost }))
}

/** Cost of each place. */
type Found = Map<number, number>

/** Of what may be seen. */
function add(found: Found, place: number, cost: number): void {
  if (found.size >= MOST_ANCHORS) return
  const known = found.get(place)
  if (known === undefined || cost < known) found.set(place, cost)
}

/** The road alone is an answer too, where nothing on it is: in the community that is named, or in any. */
function likelyRoads(
  roads: readonly Anchor[],
  near: ReadonlySet<number>,
  view: IndexView,
): Anchor[] {
  const { places } = view.index.data
  const nearer = roads.filter(
    ({ place }) => near.has(places.community[place]!) || near.has(places.subdistrict[place]!),
  )
  return (nearer.length > 0 ? nearer : roads).slice(0, MOST_ROADS)
}

const MOST_ROADS = 20

/** Subdistricts and communities that the text names. */
function divisionsNear({ mentions }: AddressQuery, { index }: IndexView): ReadonlySet<number> {
  const named = mentions.flatMap(({ text, levels }) =>
    levels === 0 ? index.divisionsLike(text) : index.divisionsNamed(text),
  )
  return new Set(named.filter((division) => index.data.divisions[division]!.level >= 4))
}

/** Places of levels 6 and 8 that are called so, or nearly so where the base does not have the name. */
function placesNamed(mention: Mention, view: IndexView, into: Anchor[]): void {
  if (mention.name >= 0) placesOfName(mention.name, 0, view, into)
  if (mention.levels !== 0) return
  for (const name of view.namesLike(mention.text, ANY_NAME)) {
    placesOfName(name, SLIP_DOUBT, view, into)
  }
}

function placesOfName(name: number, cost: number, view: IndexView, into: Anchor[]): void {
  const { names, places } = view.index.data
  for (let e = names.start[name]!; e < names.start[name + 1]!; e++) {
    const place = names.place[e]!
    const level = places.level[place]!
    if ((level === 6 || level === 8) && view.sees(place))
      into.push({ place, cost: cost + (1 - names.weight[e]!) * ALIAS_DOUBT })
  }
}

const ANY_NAME = (1 << 6) | (1 << 8)
const ALIAS_DOUBT = 2
const SLIP_DOUBT = 2

/**
 * 3组 stands in every village: looked for in the one that is named, in other villages of the subdistrict only where that has
 * none, and in all of them only where the base has it in none of these.
 */
function addGroups(
  query: AddressQuery,
  near: ReadonlySet<number>,
  view: IndexView,
  into: Anchor[],
): void {
  const { divisions } = view.index.data
  const before = into.length
  const villages = new Set([...near].filter((division) => divisions[division]!.level === 5))
  const names = groupNames(query, view)
  for (const where of [villages, near]) {
    for (const name of names) addStreets(name, where, view, into)
    if (into.length > before) return
  }
  for (const name of names) placesOfName(name, 0, view, into)
}

function groupNames({ readings }: AddressQuery, { index }: IndexView): Set<number> {
  const names = new Set<number>()
  for (const { group } of readings) {
    if (group !== undefined) names.add(index.nameId(`${group}组`))
  }
  names.delete(-1)
  return names
}

function addStreets(
  name: number,
  near: ReadonlySet<number>,
  view: IndexView,
  into: Anchor[],
): void {
  for (const [first, last] of view.index.streetSpans(near)) {
    addStreetsBetween(first, last, name, near, view, into)
  }
}

/** Names of a place stand in its order. */
function addStreetsBetween(
  first: number,
  last: number,
  name: number,
  near: ReadonlySet<number>,
  view: IndexView,
  into: Anchor[],
): void {
  const { names, places } = view.index.data
  const end = names.start[name + 1]!
  for (let e = entryFrom(first, name, view); e < end && names.kind[e] === 0; e++) {
    const place = names.place[e]!
    if (place > last) return
    if (!near.has(places.community[place]!) && !near.has(places.subdistrict[place]!)) continue
    if (view.sees(place)) into.push({ place, cost: 0 })
  }
}

/** The first entry of a name whose place stands there or behind; own names alone. */
function entryFrom(place: number, name: number, { index }: IndexView): number {
  const { names } = index.data
  let low = names.start[name]!
  for (let high = names.start[name + 1]!; low < high; ) {
    const middle = (low + high) >> 1
    if (names.kind[middle] === 0 && names.place[middle]! < place) low = middle + 1
    else high = middle
  }
  return low
}

/** Numbers of the names 12号 … that the text may mean. */
function doorNames({ readings }: AddressQuery): number[] {
  const names: number[] = []
  for (const { doorName } of readings) {
    if (doorName >= 0 && !names.includes(doorName)) names.push(doorName)
  }
  return names
}

/** The doors of a road that the text names, and what stands behind them. */
function addDoors(doors: readonly number[], view: IndexView, road: Anchor, found: Found): void {
  const { children, places } = view.index.data
  for (const name of doors) {
    view.index.eachChild(road.place, name, (child) => {
      if (view.sees(child)) add(found, child, road.cost)
      for (let i = children.start[child]!; i < children.start[child + 1]!; i++) {
        const inner = children.place[i]!
        if (places.level[inner] === 8 && view.sees(inner)) add(found, inner, road.cost)
      }
    })
  }
}
