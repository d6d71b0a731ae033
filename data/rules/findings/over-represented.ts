import { wilson } from '../ratio.ts'
import { normalQuantile } from './normal.ts'

/** One way of labelling things: the number of the label for each thing, −1 = not known. */
export interface LabelColumn {
  name: string
  codes: Int32Array
  labels: readonly string[]
}

export interface Label {
  column: string
  label: string
}

/** Two labels that come together more often than each by itself would make one expect. */
export interface Finding {
  labels: readonly [Label, Label]
  things: number
  expected: number
  /** `things / expected`, and what it is at least, all the looking for findings allowed for. */
  lift: number
  liftAtLeast: number
  /** What most of these things have in common besides, though most things do not. */
  alsoMost: readonly CommonLabel[]
}

export interface CommonLabel extends Label {
  /** Of the things of the finding. */
  share: number
}

export interface FindingWish {
  /** Fewer are chance or somebody in particular. */
  leastThings?: number
  /** Weaker ones are not worth anybody's time. */
  leastLift?: number
  most?: number
}

/** How often all the looking may find something where nothing is. */
const FALSE_ALARMS = 0.05
/** From this share on one label says the other: no finding, but part of its description. */
const IMPLIES = 0.9
/** Two findings about mostly the same things are one. */
const SAME_THINGS = 0.6
/** A label is told besides when so many have it, and so many times more than of all things. */
const COMMON = { share: 0.6, lift: 1.5 }
const MOST_LABELS = 200
/** Only the strongest are compared thing by thing. */
const MOST_CANDIDATES = 400

interface Candidate {
  columns: readonly [number, number]
  codes: readonly [number, number]
  things: number
  expected: number
  /** Things with the rarer of the two labels. */
  of: number
  /** Poisson deviance: how hard chance would have to try. */
  strength: number
}

/**
 * Ranked over-represented pairs of labels (lift with a confidence bound). The bound is Wilson's for the share of the one
 * label among things with the other, at a level that allows for the number of pairs looked at (Bonferroni): in one of twenty
 * sets of labels that have nothing to do with each other a single pair may come out.
 */
export function findOverRepresented(
  columns: readonly LabelColumn[],
  { leastThings = 20, leastLift = 1.3, most = 20 }: FindingWish = {},
): Finding[] {
  const usable = columns.filter(({ labels }) => labels.length > 1 && labels.length <= MOST_LABELS)
  const candidates: Candidate[] = []
  let pairs = 0
  for (let a = 0; a < usable.length; a++) {
    for (let b = a + 1; b < usable.length; b++) {
      const found = countTogether(usable, a, b)
      pairs += found.length
      candidates.push(...found)
    }
  }
  const z = normalQuantile(FALSE_ALARMS / Math.max(1, pairs))
  const atLeast = ({ things, expected, of }: Candidate) =>
    (wilson(things, of, z)[0] * of) / expected
  const strong = candidates
    .filter((one) => one.things >= leastThings && atLeast(one) >= leastLift)
    .sort((one, other) => other.strength - one.strength)
    .slice(0, MOST_CANDIDATES)
  return withoutRepeats(usable, strong, most).map((one) => ({
    labels: [labelOf(usable, one, 0), labelOf(usable, one, 1)],
    things: one.things,
    expected: one.expected,
    lift: one.things / one.expected,
    liftAtLeast: atLeast(one),
    alsoMost: commonLabels(usable, one),
  }))
}

/** All pairs of labels of two columns, but for those of which one says the other. */
function countTogether(columns: readonly LabelColumn[], a: number, b: number): Candidate[] {
  const [one, other] = [columns[a]!, columns[b]!]
  const width = other.labels.length
  const cells = new Float64Array(one.labels.length * width)
  let known = 0
  for (let i = 0; i < one.codes.length; i++) {
    const [codeA, codeB] = [one.codes[i]!, other.codes[i]!]
    if (codeA < 0 || codeB < 0) continue
    cells[codeA * width + codeB]!++
    known++
  }
  const rows = one.labels.map((_, r) => sum(cells.subarray(r * width, (r + 1) * width)))
  const sums = other.labels.map((_, c) => sum(cells.filter((__, k) => k % width === c)))
  const found: Candidate[] = []
  for (const [r, inRow] of rows.entries()) {
    for (const [c, inColumn] of sums.entries()) {
      const things = cells[r * width + c]!
      if (things === 0 || things >= IMPLIES * inRow || things >= IMPLIES * inColumn) continue
      const expected = (inRow * inColumn) / known
      const strength =
        things > expected ? things * Math.log(things / expected) - things + expected : 0
      const of = Math.min(inRow, inColumn)
      found.push({ columns: [a, b], codes: [r, c], things, expected, of, strength })
    }
  }
  return found
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)

function withoutRepeats(
  columns: readonly LabelColumn[],
  candidates: readonly Candidate[],
  most: number,
): Candidate[] {
  const kept: { candidate: Candidate; members: Uint8Array }[] = []
  for (const candidate of candidates) {
    if (kept.length >= most) break
    const members = membersOf(columns, candidate)
    const isKnown = kept.some((one) => {
      const both = overlap(members, one.members)
      return both >= SAME_THINGS * Math.min(candidate.things, one.candidate.things)
    })
    if (!isKnown) kept.push({ candidate, members })
  }
  return kept.map(({ candidate }) => candidate)
}

function membersOf(columns: readonly LabelColumn[], { columns: [a, b], codes }: Candidate) {
  const [one, other] = [columns[a]!.codes, columns[b]!.codes]
  const members = new Uint8Array(one.length)
  for (let i = 0; i < one.length; i++) {
    members[i] = one[i] === codes[0] && other[i] === codes[1] ? 1 : 0
  }
  return members
}

function overlap(a: Uint8Array, b: Uint8Array): number {
  let both = 0
  for (let i = 0; i < a.length; i++) both += a[i]! & b[i]!
  return both
}

const labelOf = (
  columns: readonly LabelColumn[],
  { columns: places, codes }: Candidate,
  at: 0 | 1,
) => {
  const { name, labels } = columns[places[at]]!
  return { column: name, label: labels[codes[at]]! }
}

function commonLabels(columns: readonly LabelColumn[], candidate: Candidate): CommonLabel[] {
  const members = membersOf(columns, candidate)
  return columns.flatMap(({ name, codes, labels }, place) => {
    if (candidate.columns.includes(place)) return []
    const [here, everywhere] = [new Uint32Array(labels.length), new Uint32Array(labels.length)]
    let known = 0
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i]!
      if (code < 0) continue
      known++
      everywhere[code]!++
      if (members[i] === 1) here[code]!++
    }
    const most = here.indexOf(Math.max(...here))
    const share = here[most]! / candidate.things
    const isCommon = share >= COMMON.share && share >= (COMMON.lift * everywhere[most]!) / known
    return isCommon ? [{ column: name, label: labels[most]!, share }] : []
  })
}
