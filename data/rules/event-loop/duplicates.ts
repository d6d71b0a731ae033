import type { EventRuleSet, Instant } from '../../contracts/index.ts'
import { distanceM } from '../distance.ts'

export interface Whereabouts {
  subclass: string
  at: Instant
  lonLat: readonly [number, number]
}

/** 疑似重复: the same class, near, and soon after each other. */
export function isLikelyDuplicate(
  { duplicates }: EventRuleSet,
  one: Whereabouts,
  other: Whereabouts,
): boolean {
  return (
    one.subclass === other.subclass &&
    Math.abs(one.at - other.at) <= duplicates.withinHours * HOUR &&
    distanceM(one.lonLat, other.lonLat) <= duplicates.withinM
  )
}

const HOUR = 3_600_000
