import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createNameBook } from '../../../../data/rules/address/name-hits.ts'
import type { StoredModel } from '../../../../data/rules/address/parser-model.ts'
import { ROOT } from '../child-server.ts'
import { seededRandom } from '../random.ts'
import { type Encoded, encodeTexts } from './encode-texts.ts'
import { divisionNames } from './labelled-names.ts'
import { madeTexts, namesOfTexts } from './made-texts.ts'
import { createField, type Field } from './random-field.ts'

/**
 * `node --import tsx tests/bench/lib/match/train-parser.ts <folder>` learns `data/rules/address/generated/parser-weights.json`
 * from addresses that are made (`made-texts.ts`) with the divisions of China: the folder holds the tables `modood-*.csv`. Some
 * minutes. The texts are not kept: the file holds hashes of features and weights. `--texts n`: another number of them; `--out
 * <file>`: elsewhere, to be tried first.
 */
const ROUNDS = 5
const SEED = 1
/** Half of the features are left out at random each time, so that none is relied on alone. */
const DROPOUT = 0.5
/** It learns twice: the second time only with those features that told most the first time. */
const FEWEST = 3
const STRONGEST = 60_000
const SMALLEST = 0.09
const STEP = 0.02

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { texts: { type: 'string', default: '5000' }, out: { type: 'string' } },
})
const folder = positionals[0] ?? ''
const texts = madeTexts(folder, Number(values.texts), seededRandom(SEED + 1))
const book = createNameBook([...divisionNames(folder), ...namesOfTexts(texts)])
const { labels, hashes, counts, examples } = encodeTexts(texts, book)
console.log(`${examples.length} texts, ${hashes.length} features, ${labels.length} labels`)
let strongAt: Map<number, number> | undefined
const strong = strongest(learn(examples, hashes.length).weights)
const stored = store(learn(examples.map(onlyStrong), strong.length))
const path = values.out ?? join(ROOT, 'data/rules/address/generated/parser-weights.json')
writeFileSync(path, JSON.stringify(stored))
console.log(`${path}: ${(readFileSync(path).length / 1e6).toFixed(1)} MB`)

function learn(list: readonly Encoded[], featureCount: number) {
  const field = createField(labels, featureCount)
  const random = seededRandom(SEED)
  for (let round = 0; round < ROUNDS; round++) {
    learnRound(field, shuffled(list, random), round > 0, random)
    console.log(`Round ${round + 1} of ${ROUNDS}`)
  }
  return field.average(1 - DROPOUT)
}

function learnRound(
  into: Field,
  list: readonly Encoded[],
  isKept: boolean,
  random: () => number,
): void {
  list.forEach((example, i) => {
    const features = example.features.map((own) => own.filter(() => random() >= DROPOUT))
    into.learn(features, example.labels)
    const isHalf = i === list.length >> 1 || i === list.length - 1
    if (isKept && isHalf) into.remember()
  })
}

/** Positions of the features, in their order. */
function strongest(weights: Float32Array): number[] {
  const size = labels.length
  const strength = hashes.map((_, f) =>
    weights.subarray(f * size, (f + 1) * size).reduce((most, w) => Math.max(most, Math.abs(w)), 0),
  )
  return [...hashes.keys()]
    .filter((f) => counts[f]! >= FEWEST)
    .sort((a, b) => strength[b]! - strength[a]!)
    .slice(0, STRONGEST)
    .sort((a, b) => a - b)
}

function onlyStrong({ features, labels: own }: Encoded): Encoded {
  strongAt ??= new Map(strong.map((f, i) => [f, i]))
  const at = strongAt
  return {
    features: features.map((token) => token.filter((f) => at.has(f)).map((f) => at.get(f)!)),
    labels: own,
  }
}

function store({ weights, transitions }: ReturnType<Field['average']>): StoredModel {
  const size = labels.length
  const bytes: number[] = []
  strong.forEach((feature, f) => {
    const hash = hashes[feature]!
    const pairs: number[] = []
    for (let label = 0; label < size; label++) {
      const weight = weights[f * size + label]!
      if (Math.abs(weight) < SMALLEST) continue
      pairs.push(label, Math.max(-127, Math.min(127, Math.round(weight / STEP))) & 255)
    }
    if (pairs.length === 0) return
    bytes.push(hash & 255, (hash >>> 8) & 255, (hash >>> 16) & 255, hash >>> 24)
    bytes.push(pairs.length / 2, ...pairs)
  })
  return {
    provenance: {
      source:
        'addresses made part by part by tests/bench/lib/match/made-texts.ts: invented names, divisions of China as in modood/Administrative-divisions-of-China (WTFPL)',
      texts: examples.length,
      'made by': 'tests/bench/lib/match/train-parser.ts',
      rounds: ROUNDS,
      seed: SEED,
      dropout: DROPOUT,
      kept: `the ${STRONGEST} strongest features seen ${FEWEST} times or more, weights of ${SMALLEST} or more`,
    },
    labels,
    transitions: Array.from(transitions, (weight) =>
      weight === -Infinity ? null : Math.round(weight * 100) / 100,
    ),
    step: STEP,
    features: Buffer.from(bytes).toString('base64'),
  }
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const copy = [...list]
  for (let i = copy.length - 1; i > 0; i--) {
    const k = Math.floor(next() * (i + 1))
    ;[copy[i], copy[k]] = [copy[k]!, copy[i]!]
  }
  return copy
}
