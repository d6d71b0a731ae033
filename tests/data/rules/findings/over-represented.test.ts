import { expect, test } from 'vitest'
import {
  findOverRepresented,
  type LabelColumn,
} from '../../../../data/rules/findings/over-represented.ts'
import { drawHour, SHIFT } from '../../../../data/sample/events/calendar.ts'
import {
  EYE_INJURY_AFTERNOON_SHARE,
  eyeInjury,
  otherInjury,
  TOWN_PATTERNS,
} from '../../../../data/sample/events/patterns.ts'
import { createRandom } from '../../../../data/sample/random.ts'

test('finds the eye injuries of the sample by itself', () => {
  const columns = labelColumns(injuries())
  const [first] = findOverRepresented(columns)
  const told = [...first!.labels, ...first!.alsoMost].map(({ label }) => label)
  expect(told).toEqual(expect.arrayContaining(['14–16', '打磨', '角磨机', '未戴护目镜']))
  expect(first!.things).toBeGreaterThan(150)
  expect(first!.liftAtLeast).toBeGreaterThan(1.5)
  expect(first!.liftAtLeast).toBeLessThan(first!.lift)
})

test('of labels that have nothing to do with each other nothing is found', () => {
  let seed = 11
  const random = (most: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 1
    return (seed >>> 8) % most
  }
  const noise = [6, 12, 20, 40].map((count, at) => ({
    name: `column ${at}`,
    codes: Int32Array.from({ length: 20_000 }, () => random(count)),
    labels: Array.from({ length: count }, (_, i) => String(i)),
  }))
  expect(findOverRepresented(noise)).toEqual([])
})

test('of the same labels, shuffled, nothing is found', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = createRandom(seed, 'shuffled', 0)
    const shuffled = labelColumns(injuries()).map(({ codes, ...column }) => ({
      ...column,
      codes: shuffle(codes, random),
    }))
    expect(findOverRepresented(shuffled)).toEqual([])
  }
})

test('what one label already says is no finding', () => {
  const codes = Int32Array.from({ length: 400 }, (_, i) => i % 4)
  const same = ['cause', 'injury'].map((name) => ({ name, codes, labels: ['a', 'b', 'c', 'd'] }))
  expect(findOverRepresented(same)).toEqual([])
})

function shuffle(codes: Int32Array, random: ReturnType<typeof createRandom>): Int32Array {
  const mixed = codes.slice()
  for (let i = mixed.length - 1; i > 0; i--) {
    const k = random.int(0, i)
    ;[mixed[i], mixed[k]] = [mixed[k]!, mixed[i]!]
  }
  return mixed
}

type Injury = Record<string, string>

/** As the sample plants them: so many of either kind at their hours. */
function injuries(): Injury[] {
  const random = createRandom(1, 'injuries', 0)
  const { eyeInjury: eyes, otherInjury: others } = TOWN_PATTERNS
  const inAfternoon = Math.round(eyes * EYE_INJURY_AFTERNOON_SHARE)
  const elsewhen = [9, 10, 11, 13, 16, 17]
  return [
    ...Array.from({ length: eyes }, (_, k) =>
      eyeInjury(k < inAfternoon ? random.int(14, 15) : random.pick(elsewhen), random),
    ),
    ...Array.from({ length: others }, () => otherInjury(drawHour(random, SHIFT), random)),
  ].map(({ hour, ...facets }) => {
    const from = 2 * Math.floor(hour / 2)
    return { ...facets, time: `${from}–${from + 2}` }
  })
}

function labelColumns(rows: readonly Injury[]): LabelColumn[] {
  return Object.keys(rows[0]!).map((name) => {
    const labels = [...new Set(rows.map((row) => row[name]!))]
    return { name, labels, codes: Int32Array.from(rows, (row) => labels.indexOf(row[name]!)) }
  })
}
