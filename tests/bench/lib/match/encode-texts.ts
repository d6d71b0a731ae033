import {
  createSurroundings,
  featuresAt,
  lookAround,
  MOST_FEATURES,
} from '../../../../data/rules/address/features.ts'
import {
  createNameHits,
  findNames,
  type NameBook,
} from '../../../../data/rules/address/name-hits.ts'
import { createTokens, MOST_TOKENS, tokenise } from '../../../../data/rules/address/tokens.ts'
import type { LabelledText } from './labelled-texts.ts'

/** One text for the trainer: positions of its features and of its labels. */
export interface Encoded {
  features: Int32Array[]
  labels: Int32Array
}

/** Rare labels that say the same to us. */
const SAME: Readonly<Record<string, string>> = { country: 'other', otherinfo: 'other' }

export function encodeTexts(texts: readonly LabelledText[], book: NameBook) {
  const labels = labelNames(texts)
  const labelAt = new Map(labels.map((label, i) => [label, i]))
  const at = new Map<number, number>()
  const hashes: number[] = []
  const counts: number[] = []
  const tokens = createTokens()
  const hits = createNameHits()
  const around = createSurroundings(MOST_TOKENS)
  const found = new Uint32Array(MOST_FEATURES)
  const number = (hash: number): number => {
    const known = at.get(hash)
    if (known !== undefined) {
      counts[known]!++
      return known
    }
    at.set(hash, hashes.length)
    hashes.push(hash)
    counts.push(1)
    return hashes.length - 1
  }
  const encode = ({ text, spans }: LabelledText): Encoded => {
    tokenise(text, tokens)
    lookAround(tokens, around)
    findNames(text, tokens, book, hits)
    const features: Int32Array[] = []
    const own = new Int32Array(tokens.count).fill(labelAt.get('O')!)
    for (let i = 0; i < tokens.count; i++) {
      const count = featuresAt(tokens, around, hits, i, found)
      features.push(Int32Array.from(found.subarray(0, count), number))
      const start = tokens.starts[i]!
      const span = spans.find((other) => other.start <= start && start < other.end)
      if (span) own[i] = labelAt.get(`${span.start === start ? 'B' : 'I'}-${nameOf(span.label)}`)!
    }
    return { features, labels: own }
  }
  const examples = texts.map(encode).filter((example) => example.labels.length > 0)
  return { labels, hashes, counts, examples }
}

/** In pairs, `B-` before `I-`: the parser relies on it. */
function labelNames(texts: readonly LabelledText[]): string[] {
  const names = new Set(texts.flatMap(({ spans }) => spans.map(({ label }) => nameOf(label))))
  return [...[...names].flatMap((name) => [`B-${name}`, `I-${name}`]), 'O']
}

const nameOf = (label: string) => SAME[label] ?? label
