import type { IndexView } from './address-index.ts'
import type { AddressQuery, Mention } from './query.ts'

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
  const found = new Map<number, number>()
  const add = (place: number, cost: number) => {
    if (!view.sees(place) || found.size >= MOST_ANCHORS) return
    const known = found.get(place)
    if (known === undefined || cost < known) found.set(place, cost)
  }
  const roads: Anchor[] = []
  for (const mention of query.mentions) {
    eachPlaceNamed(mention, view, (place, cost) => {
      if (view.index.data.places.level[place] === 8) add(place, cost)
      else roads.push({ place, cost })
    })
  }
  const near = divisionsNear(query, view)
  const all = [...roads, ...groupRoads(query, near, view)]
  const doors = doorNames(query, view)
  for (const road of all) addDoors(doors, view, road, add)
  for (const road of likelyRoads(all, near, view)) add(road.place, road.cost)
  return [...found].map(([place, cost]) => ({ place, cost }))
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
export function eachPlaceNamed(
  mention: Mention,
  view: IndexView,
  found: (place: number, cost: number) => void,
): void {
  const { names, places } = view.index.data
  const visit = (name: number, cost: number) => {
    for (let e = names.start[name]!; e < names.start[name + 1]!; e++) {
      const place = names.place[e]!
      const level = places.level[place]!
      if ((level === 6 || level === 8) && view.sees(place))
        found(place, cost + (1 - names.weight[e]!) * ALIAS_DOUBT)
    }
  }
  if (mention.name >= 0) visit(mention.name, 0)
  if (mention.levels !== 0) return
  for (const name of view.namesLike(mention.text, ANY_NAME)) visit(name, SLIP_DOUBT)
}

const ANY_NAME = (1 << 6) | (1 << 8)
const ALIAS_DOUBT = 2
const SLIP_DOUBT = 2

/** 3组 stands in every village: only with a community or subdistrict named it is worth looking. */
function groupRoads(query: AddressQuery, near: ReadonlySet<number>, view: IndexView): Anchor[] {
  const { index } = view
  const { names, places } = index.data
  const groups = new Set(
    query.readings.flatMap(({ group }) => (group === undefined ? [] : [group])),
  )
  const anchors: Anchor[] = []
  for (const group of groups) {
    const name = index.nameId(`${group}组`)
    if (name < 0) continue
    for (let e = names.start[name]!; e < names.start[name + 1]!; e++) {
      const place = names.place[e]!
      if (!view.sees(place)) continue
      if (near.has(places.community[place]!) || near.has(places.subdistrict[place]!))
        anchors.push({ place, cost: 0 })
    }
  }
  return anchors
}

/** Numbers of the names 12号 … that the text may mean. */
function doorNames({ readings }: AddressQuery, { index }: IndexView): number[] {
  const doors = new Set(readings.flatMap(({ door }) => (door === undefined ? [] : [door])))
  return [...doors].map((door) => index.nameId(`${door}号`)).filter((name) => name >= 0)
}

/** The doors of a road that the text names, and what stands behind them. */
function addDoors(
  doors: readonly number[],
  view: IndexView,
  road: Anchor,
  add: (place: number, cost: number) => void,
): void {
  const { children, places } = view.index.data
  for (const name of doors) {
    view.index.eachChild(road.place, name, (child) => {
      add(child, road.cost)
      for (let i = children.start[child]!; i < children.start[child + 1]!; i++) {
        const inner = children.place[i]!
        if (places.level[inner] === 8) add(inner, road.cost)
      }
    })
  }
}
