/** A linear-chain conditional random field while it learns (AdaGrad on the log likelihood), and its average over time. */
export interface Field {
  /** One text: the features of each token and the labels that it should get. */
  learn(features: readonly Int32Array[], labels: Int32Array): void
  /** Takes the weights as they are into the average. */
  remember(): void
  average(scale: number): { weights: Float32Array; transitions: Float32Array }
}

const RATE = 0.1
const SMALL = 1e-4

export function createField(labels: readonly string[], featureCount: number): Field {
  const size = labels.length
  const weights = learned(featureCount * size)
  const moves = learned((size + 1) * size)
  const isAllowed = allowedMoves(labels)
  const sums = {
    weights: new Float32Array(featureCount * size),
    moves: new Float32Array(moves.value.length),
    count: 0,
  }
  return {
    learn(features, wanted) {
      const count = features.length
      const scores = score(features, weights.value, size)
      const move = Float64Array.from(moves.value, (value, k) =>
        isAllowed[k] === 1 ? Math.exp(value) : 0,
      )
      const { forward, backward } = sweep(scores, move, count, size)
      for (let i = 0; i < count; i++) {
        const share = normalised(forward, backward, i * size, size)
        for (let label = 0; label < size; label++) {
          const slope = (wanted[i] === label ? 1 : 0) - share[label]!
          if (Math.abs(slope) < SMALL) continue
          for (const feature of features[i]!) climb(weights, feature * size + label, slope)
          if (i === 0) climb(moves, size * size + label, slope)
        }
        if (i > 0) learnMoves(i, wanted)
      }

      function learnMoves(i: number, own: Int32Array): void {
        const pairs = pairShares(forward, backward, scores, move, i, size)
        const right = own[i - 1]! * size + own[i]!
        for (let k = 0; k < size * size; k++) {
          const slope = (k === right ? 1 : 0) - pairs[k]!
          if (Math.abs(slope) > SMALL) climb(moves, k, slope)
        }
      }
    },
    remember() {
      sums.count++
      for (let k = 0; k < sums.weights.length; k++) sums.weights[k]! += weights.value[k]!
      for (let k = 0; k < sums.moves.length; k++) sums.moves[k]! += moves.value[k]!
    },
    average: (scale) => ({
      weights: sums.weights.map((sum) => (sum * scale) / sums.count),
      transitions: sums.moves.map((sum, k) => (isAllowed[k] === 1 ? sum / sums.count : -Infinity)),
    }),
  }
}

interface Learned {
  value: Float32Array
  steepness: Float32Array
}

const learned = (length: number): Learned => ({
  value: new Float32Array(length),
  steepness: new Float32Array(length).fill(1e-8),
})

function climb({ value, steepness }: Learned, at: number, slope: number): void {
  steepness[at]! += slope * slope
  value[at]! += (RATE * slope) / Math.sqrt(steepness[at]! + 1e-6)
}

/** `I-road` only behind `B-road` and `I-road`. */
function allowedMoves(labels: readonly string[]): Uint8Array {
  const size = labels.length
  return Uint8Array.from({ length: (size + 1) * size }, (_, k) => {
    const to = labels[k % size]!
    if (!to.startsWith('I-')) return 1
    return labels[Math.floor(k / size)]?.slice(2) === to.slice(2) ? 1 : 0
  })
}

/** Factors of each label of each token; of a token the largest is 1. */
function score(features: readonly Int32Array[], weights: Float32Array, size: number): Float64Array {
  const scores = new Float64Array(features.length * size)
  features.forEach((own, i) => {
    const token = scores.subarray(i * size, (i + 1) * size)
    for (const feature of own) {
      for (let label = 0; label < size; label++) token[label]! += weights[feature * size + label]!
    }
    const most = Math.max(...token)
    for (let label = 0; label < size; label++) token[label] = Math.exp(token[label]! - most)
  })
  return scores
}

function sweep(scores: Float64Array, move: Float64Array, count: number, size: number) {
  const forward = new Float64Array(count * size)
  const backward = new Float64Array(count * size)
  for (let i = 0; i < count; i++) {
    for (let to = 0; to < size; to++) {
      let sum = i === 0 ? move[size * size + to]! : 0
      if (i > 0) {
        for (let from = 0; from < size; from++) {
          sum += forward[(i - 1) * size + from]! * move[from * size + to]!
        }
      }
      forward[i * size + to] = sum * scores[i * size + to]!
    }
    scaleToOne(forward, i * size, size)
  }
  backward.fill(1, (count - 1) * size)
  for (let i = count - 2; i >= 0; i--) {
    for (let from = 0; from < size; from++) {
      let sum = 0
      for (let to = 0; to < size; to++) {
        const next = (i + 1) * size + to
        sum += move[from * size + to]! * scores[next]! * backward[next]!
      }
      backward[i * size + from] = sum
    }
    scaleToOne(backward, i * size, size)
  }
  return { forward, backward }
}

function scaleToOne(values: Float64Array, at: number, size: number): void {
  let sum = 0
  for (let k = at; k < at + size; k++) sum += values[k]!
  for (let k = at; k < at + size; k++) values[k]! /= sum
}

function normalised(a: Float64Array, b: Float64Array, at: number, size: number): Float64Array {
  const shares = Float64Array.from({ length: size }, (_, k) => a[at + k]! * b[at + k]!)
  scaleToOne(shares, 0, size)
  return shares
}

function pairShares(
  forward: Float64Array,
  backward: Float64Array,
  scores: Float64Array,
  move: Float64Array,
  i: number,
  size: number,
): Float64Array {
  const pairs = new Float64Array(size * size)
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      const next = i * size + to
      pairs[from * size + to] =
        forward[next - to - size + from]! *
        move[from * size + to]! *
        scores[next]! *
        backward[next]!
    }
  }
  scaleToOne(pairs, 0, size * size)
  return pairs
}
