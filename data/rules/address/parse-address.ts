import type { CleanText } from './clean-text.ts'
import { createSurroundings, featuresAt, lookAround, MOST_FEATURES } from './features.ts'
import { createNameHits, findNames, type NameBook } from './name-hits.ts'
import type { ParserModel } from './parser-model.ts'
import { createTokens, MOST_TOKENS, tokenise } from './tokens.ts'

/** A part of a text in clean form. */
export interface ParsedPart {
  /** What the model calls it: prov, city, district, town, community, road, roadno, poi, houseno … */
  label: string
  start: number
  end: number
}

export interface AddressParser {
  /**
   * The likeliest way to cut the text, from left to right (Viterbi). `trust`: the book knows the place, so
   * that a name of it stands at its level whatever was learned about names elsewhere.
   */
  parse(clean: CleanText, book: NameBook, trust?: boolean): ParsedPart[]
}

/** Of the labels that stand for the levels 1–12 of an address. */
export const LABEL_LEVELS: Readonly<Record<string, number>> = {
  prov: 1,
  city: 2,
  district: 3,
  town: 4,
  community: 5,
  road: 6,
  subroad: 6,
  roadno: 7,
  subroadno: 7,
  poi: 8,
  subpoi: 8,
  houseno: 9,
  cellno: 10,
  floorno: 11,
  roomno: 12,
}

const OWN_LABELS = ['', 'prov', 'city', 'district', 'town', 'community', 'road', 'roadno', 'poi']

/** One parser at a time in a thread: its working arrays are used again and again. */
export function createParser(model: ParserModel): AddressParser {
  const size = model.labels.length
  const tokens = createTokens()
  const hits = createNameHits()
  const around = createSurroundings(MOST_TOKENS)
  const features = new Uint32Array(MOST_FEATURES)
  const scores = new Float32Array(MOST_TOKENS * size)
  const best = new Uint8Array(MOST_TOKENS * size)
  const path = new Uint8Array(MOST_TOKENS)
  const first = labelNumbers(model.labels, 'B-')
  const inside = labelNumbers(model.labels, 'I-')
  const isInside = Uint8Array.from(model.labels, (label) => (label.startsWith('I-') ? 1 : 0))
  return {
    parse(clean, book, trust = false) {
      tokenise(clean.text, tokens)
      const { count } = tokens
      if (count === 0) return []
      lookAround(tokens, around)
      findNames(clean.text, tokens, book, hits)
      scores.fill(0, 0, count * size)
      for (let i = 0; i < count; i++) {
        const n = featuresAt(tokens, around, hits, i, features)
        for (let f = 0; f < n; f++) model.add(features[f]!, scores, i * size)
        if (trust) favour(hits.level[i]!, hits.place[i]!, i)
      }
      walk(model.transitions, isInside, scores, best, path, count, size)
      return partsOf(model.labels, path, tokens)
    },
  }

  function favour(levels: number, place: number, token: number): void {
    if (levels === 0) return
    const numbers = place === 1 || place === 4 ? first : inside
    for (let level = 1; level <= 8; level++) {
      if ((levels & (1 << level)) !== 0) scores[token * size + numbers[level]!]! += FAVOUR
    }
  }
}

/** More than anything else may say together. */
const FAVOUR = 12

function labelNumbers(labels: readonly string[], prefix: string): number[] {
  return OWN_LABELS.map((label) => labels.indexOf(prefix + label))
}

/** So far behind the best a label is given up: nothing that follows would bring it back. */
const BEAM = 16

function walk(
  transitions: Float32Array,
  isInside: Uint8Array,
  scores: Float32Array,
  best: Uint8Array,
  path: Uint8Array,
  count: number,
  size: number,
): void {
  const alive = new Uint8Array(size)
  for (let to = 0; to < size; to++) scores[to]! += transitions[size * size + to]!
  for (let i = 1; i < count; i++) {
    const before = (i - 1) * size
    const living = keepBest(scores, before, size, alive)
    for (let to = 0; to < size; to++) {
      let most = -Infinity
      let from = 0
      if (isInside[to] === 1) {
        // Only its own beginning and itself may stand before it; labels come in pairs.
        for (let label = to - 1; label <= to; label++) {
          const score = scores[before + label]! + transitions[label * size + to]!
          if (score > most) {
            most = score
            from = label
          }
        }
      } else {
        for (let k = 0; k < living; k++) {
          const label = alive[k]!
          const score = scores[before + label]! + transitions[label * size + to]!
          if (score > most) {
            most = score
            from = label
          }
        }
      }
      scores[i * size + to]! += most
      best[i * size + to] = from
    }
  }
  let last = 0
  const end = (count - 1) * size
  for (let label = 1; label < size; label++) {
    if (scores[end + label]! > scores[end + last]!) last = label
  }
  for (let i = count - 1; i >= 0; i--) {
    path[i] = last
    last = best[i * size + last]!
  }
}

function keepBest(scores: Float32Array, at: number, size: number, alive: Uint8Array): number {
  let most = -Infinity
  for (let label = 0; label < size; label++)
    if (scores[at + label]! > most) most = scores[at + label]!
  let count = 0
  for (let label = 0; label < size; label++) {
    if (scores[at + label]! > most - BEAM) alive[count++] = label
  }
  return count
}

function partsOf(
  labels: readonly string[],
  path: Uint8Array,
  { count, starts, ends }: { count: number; starts: Int32Array; ends: Int32Array },
): ParsedPart[] {
  const parts: ParsedPart[] = []
  for (let i = 0; i < count; i++) {
    const name = labels[path[i]!]!
    const label = name.slice(2)
    const last = parts.at(-1)
    if (name.startsWith('I-') && last?.label === label && last.end === starts[i])
      last.end = ends[i]!
    else if (name !== 'O') parts.push({ label, start: starts[i]!, end: ends[i]! })
  }
  return parts
}
