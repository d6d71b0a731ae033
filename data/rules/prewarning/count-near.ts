import type { LonLat, PrewarningCondition } from '../../contracts/index.ts'
import { distanceM } from '../distance.ts'

export type CountCondition = Extract<PrewarningCondition, { kind: 'count' }>

export interface CountedEvent {
  no: string
  subclass: string
  at: number
  lonLat: LonLat
}

/** For each event that completes a crowd: it and those within reach before it, the newest first. */
export function crowdsOf(
  { subclasses, atLeast, withinM, withinHours }: CountCondition,
  events: readonly CountedEvent[],
): CountedEvent[][] {
  const counted = events
    .filter(({ subclass }) => subclasses.includes(subclass))
    .sort((a, b) => b.at - a.at || (a.no < b.no ? 1 : -1))
  const windowMs = withinHours * 3_600_000
  const crowds: CountedEvent[][] = []
  for (const [index, event] of counted.entries()) {
    const crowd = [event]
    for (let next = index + 1; next < counted.length; next++) {
      const other = counted[next]!
      if (event.at - other.at > windowMs) break
      if (distanceM(event.lonLat, other.lonLat) <= withinM) crowd.push(other)
    }
    if (crowd.length >= atLeast) crowds.push(crowd)
  }
  return crowds
}
