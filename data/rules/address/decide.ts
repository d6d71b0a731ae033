import type { MatchRemark, MatchVerdict } from '../../contracts/index.ts'
import type { IndexView } from './address-index.ts'
import {
  type Calibration,
  confidenceOf,
  kindOf,
  NOT_SURE,
  SURE,
  toldConfidence,
} from './calibration.ts'
import type { Candidate } from './candidate.ts'
import type { AddressQuery } from './query.ts'

export interface Decision {
  answer: Candidate
  confidence: number
  /** Before the best other place, in bits; Infinity = there is no other. */
  lead: number
  verdict: MatchVerdict
  remarks: MatchRemark[]
  /** The best others, best first. */
  alternatives(): Alternative[]
}

export interface Alternative {
  candidate: Candidate
  confidence: number
}

/** A place must bring so much before it is more than chance. */
const CHANCE = 7
const RESIDUE_DOUBT = 0.7
const MOST_RESIDUE = 6

/** Picks the best candidate, its building where only the room is in doubt, and says how sure that is. */
export function decide(
  all: readonly Candidate[],
  query: AddressQuery,
  view: IndexView,
  calibration: Calibration,
  limit: number,
): Decision | undefined {
  const best = bestOf(all)
  if (best === undefined) return undefined
  const residue = RESIDUE_DOUBT * Math.min(query.residue, MOST_RESIDUE)
  const sure = (candidate: Candidate, rival: number) => {
    const kind = kindOf(candidate, view)
    const bits = evidence(candidate, rival) - residue
    const measured = confidenceOf(calibration, kind, bits)
    const most = candidate.isScopeUnnamed ? NOT_SURE : kind === 'place' ? 1 : odds(bits + 2)
    return Math.min(measured, odds(candidate.weight - rival), most)
  }
  const remarks: MatchRemark[] = []
  let answer = best
  let rival = rivalOf(best, all, view)
  let confidence = sure(best, rival)
  if (best.room >= 0 && confidence < SURE) {
    const building = { ...best, room: -1, isRoomUnknown: true }
    const others = rivalOf(building, all, view)
    const own = sure(building, others)
    if (own >= SURE && evidence(building, others) - residue >= 4) {
      remarks.push('room-ambiguous')
      rival = others
      answer = { ...building, matchedBy: aboveInside(best.matchedBy) }
      confidence = own
    }
  }
  if (answer.isRoomUnknown && remarks.length === 0) remarks.push('room-unknown')
  if (answer.isBuildingUnknown) remarks.push('building-unknown')
  const verdict = verdictOf(answer, confidence, residue, view)
  const told =
    verdict === 'doubtful'
      ? toldConfidence(calibration, kindOf(answer, view), confidence)
      : confidence
  return {
    answer,
    confidence: rounded(told),
    lead: answer.weight - rival,
    verdict,
    remarks,
    alternatives: () =>
      othersOf(answer, bestOfEach(all).sort(compare), Math.min(limit, MOST_ALTERNATIVES)).map(
        (candidate) => ({
          candidate,
          confidence: rounded(Math.min(1 - told, sure(candidate, answer.weight))),
        }),
      ),
  }
}

const MOST_ALTERNATIVES = 20

function othersOf(answer: Candidate, ranked: readonly Candidate[], most: number): Candidate[] {
  const others: Candidate[] = []
  for (const candidate of ranked) {
    if (others.length >= most) break
    if (!isSame(candidate, answer)) others.push(candidate)
  }
  return others
}

/**
 * A street without the number that was named is no find, however sure the street is. Of several that fit alike each is unlikely
 * alone, but somebody can choose.
 */
function verdictOf(
  answer: Candidate,
  confidence: number,
  residue: number,
  { index }: IndexView,
): MatchVerdict {
  const fits = answer.weight - CHANCE - answer.doubt - residue >= WORTH_A_CHOICE
  if (confidence < WORTH_A_LOOK && !fits) return 'unmatched'
  const isShort = answer.isBuildingUnknown && index.data.places.level[answer.place]! < 9
  return confidence >= SURE && !isShort ? 'matched' : 'doubtful'
}

/** Below this only what somebody can choose from is proposed, */
const WORTH_A_LOOK = 0.35
/** if so many bits speak for it. */
const WORTH_A_CHOICE = 1

/** Of two that the text may mean alike neither is sure, nor is what little speaks for, whatever was measured on average. */
const odds = (bits: number) => 1 / (1 + 2 ** -bits)

/** Powers differ in their last digit between one engine and the next: whoever reckons shall say the same. */
const rounded = (confidence: number) => Math.round(1e6 * confidence) / 1e6

/** More that agrees does not make up for what speaks against. */
const MOST_EVIDENCE = 9

/** Bits by which it stands out of chance and of its rival, less what speaks against it. */
function evidence({ weight, doubt }: Candidate, rival: number): number {
  return Math.min(weight - CHANCE, weight - rival, MOST_EVIDENCE) - doubt
}

function bestOf(all: readonly Candidate[]): Candidate | undefined {
  let best = all[0]
  for (const candidate of all) if (compare(candidate, best!) < 0) best = candidate
  return best
}

const compare = (a: Candidate, b: Candidate): number =>
  b.weight - a.weight || a.place - b.place || a.room - b.room

/** What speaks for the building: no stairwell, storey or room. */
function aboveInside(chain: Candidate['matchedBy']): Candidate['matchedBy'] {
  if (chain === null) return null
  const before = aboveInside(chain.before)
  return chain.level < 10 ? { ...chain, before } : before
}

/** Each place once. */
export function bestOfEach(all: readonly Candidate[]): Candidate[] {
  const best = new Map<number, Candidate>()
  for (const candidate of all) {
    const key = keyOf(candidate)
    const known = best.get(key)
    if (known === undefined || candidate.weight > known.weight) best.set(key, candidate)
  }
  return [...best.values()]
}

/** Places below 2²² and rooms below 2³⁰ fit side by side into the 53 bits of a number. */
const keyOf = ({ place, room }: Candidate) => (room + 1) * 2 ** 22 + place

const isSame = (a: Candidate, b: Candidate) => a.place === b.place && a.room === b.room

/** Weight of the best other place that is neither above nor below this one. */
function rivalOf(answer: Candidate, all: readonly Candidate[], view: IndexView): number {
  const { index } = view
  let most = -Infinity
  for (const other of all) {
    if (isSame(other, answer)) continue
    if (other.place === answer.place && (other.room < 0 || answer.room < 0)) continue
    if (
      other.place !== answer.place &&
      (isAbove(other.place, answer.place, view) || isAbove(answer.place, other.place, view))
    )
      continue
    const benefit = index.data.places.level[answer.place]! < 9 ? 0 : benefitOfDoubt(other, view)
    most = Math.max(most, other.weight + benefit)
  }
  return most
}

/** An estate of the same name that only lacks the number may lack it by mistake. */
function benefitOfDoubt(
  { place, isRoomUnknown, isBuildingUnknown }: Candidate,
  { index }: IndexView,
): number {
  if (index.data.places.level[place]! < 8) return 0
  return (isRoomUnknown ? LACKS_ROOM : 0) + (isBuildingUnknown ? LACKS_BUILDING : 0)
}

const LACKS_ROOM = 9
const LACKS_BUILDING = 14

function isAbove(upper: number, lower: number, { index }: IndexView): boolean {
  const { parent } = index.data.places
  for (let p = parent[lower]!; p >= 0; p = parent[p]!) if (p === upper) return true
  return false
}
