import type { IndexView } from './address-index.ts'
import type { Candidate } from './candidate.ts'

/** What is answered: rooms, buildings and the places above them are sure in different degrees. */
export type MatchKind = 'room' | 'building' | 'buildingOnly' | 'place'

/** From evidence in bits to the share of right matches: rising steps between points, measured on generated dirt. */
export interface Calibration {
  provenance: Readonly<Record<string, string | number>>
  curves: Readonly<Record<MatchKind, readonly CalibrationPoint[]>>
  /** Of what is doubtful, after all that holds a curve back: from what was reckoned to the share that was right. */
  doubts: Readonly<Record<MatchKind, readonly CalibrationPoint[]>>
}

export type CalibrationPoint = readonly [evidence: number, confidence: number]

/** `buildingOnly`: a room was named that it does not have. */
export function kindOf({ room, place, isRoomUnknown }: Candidate, { index }: IndexView): MatchKind {
  if (room >= 0) return 'room'
  if (index.data.places.level[place] !== 9) return 'place'
  return isRoomUnknown ? 'buildingOnly' : 'building'
}

export const confidenceOf = ({ curves }: Calibration, kind: MatchKind, bits: number): number =>
  heightAt(curves[kind], bits)

/** From here on a match can be taken as it is. */
export const SURE = 0.9
/** What is not to be taken as it is may not seem surer. */
export const NOT_SURE = 0.8999

/** What is told of a doubtful answer: nothing becomes sure by it. */
export const toldConfidence = ({ doubts }: Calibration, kind: MatchKind, own: number): number =>
  own >= SURE ? own : Math.min(heightAt(doubts[kind], own), NOT_SURE)

/** Straight lines between the points, level beyond them. */
function heightAt(points: readonly CalibrationPoint[], at: number): number {
  if (at <= points[0]![0]) return points[0]![1]
  for (let i = 1; i < points.length; i++) {
    const [x1, y1] = points[i]!
    if (at > x1) continue
    const [x0, y0] = points[i - 1]!
    return y0 + ((y1 - y0) * (at - x0)) / (x1 - x0)
  }
  return points.at(-1)![1]
}

/** 1 ÷ (1 + 2^−bits): what the weights would say if they were exact; for fitting, before anything is measured. */
export function theoreticalCalibration(): Calibration {
  const points: CalibrationPoint[] = []
  for (let bits = -10; bits <= 14; bits++) points.push([bits, 1 / (1 + 2 ** -bits)])
  return {
    provenance: { method: 'none: log odds' },
    curves: ofEachKind(points),
    doubts: ofEachKind(AS_IT_IS),
  }
}

/** Nothing measured yet. */
export const AS_IT_IS: readonly CalibrationPoint[] = [
  [0, 0],
  [1, 1],
]

export const ofEachKind = <Value>(value: Value): Record<MatchKind, Value> => ({
  room: value,
  building: value,
  buildingOnly: value,
  place: value,
})
