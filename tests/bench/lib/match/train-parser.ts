import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../child-server.ts'
import { seededRandom } from '../random.ts'
import { type Encoded, encodeTexts } from './encode-texts.ts'
import { labelledNames } from './labelled-names.ts'
import { readLabelledTexts } from './labelled-texts.ts'
import { createField, type Field } from './random-field.ts'

/**
 * `node --import tsx tests/bench/lib/match/train-parser.ts <folder>` learns `data/rules/address/generated/parser-weights.json`
 * from the folder's `train.txt` alone. Some minutes. The texts are not kept: the file holds hashes of features and weights.
 */
const ROUNDS = 5
const SEED = 1
/** Half of the features are left out at random each time, so that none is relied on alone. */
const DROPOUT = 0.5
/** What is kept of the weights. */
const FEWEST = 3
const SMALLEST = 0.1
const STEP = 0.02

const folder = process.argv[2] ?? ''
const texts = readLabelledTexts(join(folder, 'train.txt'))
const { labels, hashes, counts, examples } = encodeTexts(texts, labelledNames(folder))
console.log(`${examples.length} texts, ${hashes.length} features, ${labels.length} labels`)
const field = createField(labels, hashes.length)
const random = seededRandom(SEED)
for (let round = 0; round < ROUNDS; round++) {
  learnRound(field, shuffled(examples, random), round > 0)
  console.log(`Round ${round + 1} of ${ROUNDS}`)
}
const path = join(ROOT, 'data/rules/address/generated/parser-weights.json')
writeFileSync(path, JSON.stringify(store(field)))
console.log(`${path}: ${(readFileSync(path).length / 1e6).toFixed(1)} MB`)

function learnRound(into: Field, list: readonly Encoded[], isKept: boolean): void {
  list.forEach((example, i) => {
    const features = example.features.map((own) => own.filter(() => random() >= DROPOUT))
    into.learn(features, example.labels)
    const isHalf = i === list.length >> 1 || i === list.length - 1
    if (isKept && isHalf) into.remember()
  })
}

function store(from: Field) {
  const { weights, transitions } = from.average(1 - DROPOUT)
  const size = labels.length
  const bytes: number[] = []
  hashes.forEach((hash, f) => {
    if (counts[f]! < FEWEST) return
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
        'neural-chinese-address-parsing (Li and Lu, NAACL 2019), training split only; texts are not part of this file',
      texts: examples.length,
      'made by': 'tests/bench/lib/match/train-parser.ts',
      rounds: ROUNDS,
      seed: SEED,
      dropout: DROPOUT,
      kept: `features seen ${FEWEST} times or more, weights of ${SMALLEST} or more`,
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
