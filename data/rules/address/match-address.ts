import type { AddressMatch } from '../../contracts/index.ts'
import { normalForm } from '../address-normal-form.ts'
import type { AddressIndex, IndexView } from './address-index.ts'
import { findAnchors } from './anchors.ts'
import type { Calibration } from './calibration.ts'
import type { Candidate } from './candidate.ts'
import { type CleanText, cleanText } from './clean-text.ts'
import { componentsOf } from './components.ts'
import { decide } from './decide.ts'
import { describePlace } from './describe.ts'
import { createParser } from './parse-address.ts'
import type { ParserModel } from './parser-model.ts'
import { type AddressQuery, readQuery } from './query.ts'
import { scoreAnchor } from './score.ts'

export interface MatchOptions {
  /** Prefixes of grid codes that may be seen; what lies elsewhere is as if it were not there. Absent = everything. */
  areas?: readonly string[]
  /** Most alternatives (5). */
  limit?: number
}

export interface AddressMatcher {
  /** Never fails: what it cannot place it says so. */
  match(text: string, options?: MatchOptions): AddressMatch
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
    match(text, { areas, limit = 5 } = {}) {
      if (text.length > LONGEST_TEXT) return nothing(text, ['too-long'])
      const clean = cleanText(text)
      const view = index.view(areas)
      const query = readQuery(clean, view, parser)
      const candidates = scoreAll(query, view)
      const decision = decide(candidates, query, view, calibration, limit)
      if (decision === undefined) return nothing(text, [], clean, query, view)
      const { answer, confidence, verdict, remarks, alternatives } = decision
      return {
        ...describePlace(answer, view),
        confidence,
        verdict,
        matchedBy: answer.matchedBy,
        conflicts: answer.conflicts,
        alternatives: alternatives.map(({ candidate, confidence: own }) => {
          const { code, level, place } = describePlace(candidate, view)
          return { code, level, confidence: own, ...place }
        }),
        normalised: normalForm(text),
        components: componentsOf(clean, query, answer.reading),
        remarks,
      }
    },
  }
}

function scoreAll(query: AddressQuery, view: IndexView): Candidate[] {
  const candidates: Candidate[] = []
  for (const anchor of findAnchors(query, view)) {
    for (const found of scoreAnchor(anchor, query, view)) candidates.push(found)
  }
  return candidates
}

function nothing(
  text: string,
  remarks: AddressMatch['remarks'],
  clean?: CleanText,
  query?: AddressQuery,
  view?: IndexView,
): AddressMatch {
  return {
    code: null,
    level: 0,
    confidence: 0,
    verdict: 'unmatched',
    matchedBy: [],
    conflicts: [],
    alternatives: [],
    normalised: normalForm(text.slice(0, LONGEST_TEXT)),
    components: clean && query && view ? componentsOf(clean, query, query.readings[0]) : [],
    place: null,
    remarks,
  }
}
