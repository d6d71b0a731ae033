import type { AddressMatch, BriefMatch } from '../../contracts/index.ts'
import { normalForm } from '../address-normal-form.ts'
import { listConflicts, listEvidence } from './account.ts'
import type { AddressIndex, IndexView } from './address-index.ts'
import { findAnchors } from './anchors.ts'
import type { Calibration } from './calibration.ts'
import type { Candidate } from './candidate.ts'
import { type CleanText, cleanText } from './clean-text.ts'
import { componentsOf } from './components.ts'
import { type Alternative, bestOfEach, type Decision, decide } from './decide.ts'
import { describePlace } from './describe.ts'
import { createParser } from './parse-address.ts'
import type { ParserModel } from './parser-model.ts'
import { type AddressQuery, readQuery } from './query.ts'
import { type DivisionAccounts, scoreAnchor } from './score.ts'

export interface MatchOptions {
  /** Prefixes of grid codes that may be seen; what lies elsewhere is as if it were not there. Absent = everything. */
  areas?: readonly string[]
  /** Most alternatives (5). */
  limit?: number
}

export interface AddressMatcher {
  /** Never fails: what it cannot place it says so. */
  match(text: string, options?: MatchOptions): AddressMatch
  /** The same find, told in few words; alternatives only of what `wantsChoice`. */
  matchBriefly(text: string, options?: MatchOptions): BriefMatch
}

/** Longer texts are no addresses. */
export const LONGEST_TEXT = 200

/** One matcher for each thread; `index` may be exchanged by making another one. */
export function createMatcher(
  index: AddressIndex,
  model: ParserModel,
  calibration: Calibration,
): AddressMatcher {
  const parser = createParser(model)
  return {
    match(text, { areas, limit = USUAL_ALTERNATIVES } = {}) {
      if (text.length > LONGEST_TEXT) return { ...NOTHING, ...explain(text), remarks: TOO_LONG }
      const clean = cleanText(text)
      const view = index.view(areas)
      const query = readQuery(clean, view, parser)
      const decision = decide(scoreAll(query, view), query, view, calibration, limit)
      if (decision === undefined) return { ...NOTHING, ...explain(text, clean, query) }
      return {
        ...tell(decision, view, decision.alternatives()),
        ...explain(text, clean, query, decision),
      }
    },
    matchBriefly(text, { areas, limit = USUAL_ALTERNATIVES } = {}) {
      if (text.length > LONGEST_TEXT) return { ...NOTHING, remarks: TOO_LONG }
      const view = index.view(areas)
      const query = readQuery(cleanText(text), view, parser)
      const decision = decide(scoreAll(query, view), query, view, calibration, limit)
      if (decision === undefined) return NOTHING
      return tell(decision, view, wantsChoice(decision) ? decision.alternatives() : [])
    },
  }
}

const USUAL_ALTERNATIVES = 5
const TOO_LONG: AddressMatch['remarks'] = ['too-long']
const NOTHING: BriefMatch = {
  code: null,
  level: 0,
  confidence: 0,
  verdict: 'unmatched',
  alternatives: [],
  place: null,
  remarks: [],
}

/** Unsure, or sure of a building but not of the room that was named. */
const wantsChoice = ({ verdict, remarks }: Decision) => verdict === 'doubtful' || remarks.length > 0

function tell(
  { answer, confidence, verdict, remarks }: Decision,
  view: IndexView,
  alternatives: readonly Alternative[],
): BriefMatch {
  return {
    ...describePlace(answer, view),
    confidence,
    verdict,
    remarks,
    alternatives: alternatives.map(({ candidate, confidence: own }) => {
      const { code, level, place } = describePlace(candidate, view)
      return { code, level, confidence: own, ...place }
    }),
  }
}

/** How it was found, and what the text is made of. */
function explain(
  text: string,
  clean?: CleanText,
  query?: AddressQuery,
  { answer, lead }: Partial<Decision> = {},
): Omit<AddressMatch, keyof BriefMatch> {
  const reading = answer?.reading ?? query?.readings[0]
  return {
    weight: hundredths(answer?.weight ?? 0),
    lead: lead === undefined || lead === Infinity ? null : hundredths(lead),
    matchedBy: listEvidence(answer?.matchedBy ?? null),
    conflicts: listConflicts(answer?.conflicts ?? null),
    normalised: normalForm(text.slice(0, LONGEST_TEXT)),
    components: clean && query ? componentsOf(clean, query, reading) : [],
  }
}

const hundredths = (bits: number) => Math.round(100 * bits) / 100

function scoreAll(query: AddressQuery, view: IndexView): Candidate[] {
  const found: Candidate[] = []
  const divisions: DivisionAccounts = new Map()
  for (const anchor of findAnchors(query, view)) {
    scoreAnchor(anchor, query, view, divisions, found)
  }
  // Read in one way, each place is found once; in several, what it comes to at best counts.
  return query.readings.length > 1 ? bestOfEach(found) : found
}
