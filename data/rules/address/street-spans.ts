import type { AddressIndexData } from './index-data.ts'

/** From the first to the last of the streets of a division, as positions of places; others may lie between them. */
export type StreetSpan = readonly [first: number, last: number]

const STREET_LEVEL = 6

/** By division. A name that thousands of villages have (3组) need then be looked at only where it may lie. */
export function createStreetSpans({ divisions, places }: AddressIndexData) {
  const first = new Int32Array(divisions.length).fill(-1)
  const last = new Int32Array(divisions.length).fill(-1)
  const note = (division: number, place: number) => {
    if (first[division] === -1) first[division] = place
    last[division] = place
  }
  for (let place = 0; place < places.count; place++) {
    if (places.level[place] !== STREET_LEVEL) continue
    note(places.subdistrict[place]!, place)
    note(places.community[place]!, place)
  }
  /** Of several divisions, in order, joined where they touch. */
  return (near: Iterable<number>): StreetSpan[] => {
    const spans: [number, number][] = []
    for (const division of near) {
      if (first[division]! >= 0) spans.push([first[division]!, last[division]!])
    }
    spans.sort((a, b) => a[0] - b[0])
    const joined: [number, number][] = []
    for (const span of spans) {
      const before = joined.at(-1)
      if (before === undefined || span[0] > before[1]) joined.push(span)
      else before[1] = Math.max(before[1], span[1])
    }
    return joined
  }
}
