import { expect, it } from 'vitest'
import type { PrewarningRule, Signal } from '../../../../data/contracts/index.ts'
import { distanceM } from '../../../../data/rules/distance.ts'
import {
  belongsTo,
  type FoldedAlarm,
  foldSignals,
} from '../../../../data/rules/prewarning/index.ts'
import { createRandom } from '../../../../data/sample/random.ts'

const MINUTE = 60_000
const rule = (id: string, fold: PrewarningRule['fold']): PrewarningRule => ({
  id,
  name: { zh: id, en: id },
  isOn: true,
  when: { kind: 'threshold', quantity: 'smoke', atLeast: 1, times: 1 },
  fold,
  event: { subclass: 'fire' },
})
const RULES = [
  rule('near', { withinM: 60, withinMinutes: 30 }),
  rule('by-community', { area: 'community', withinMinutes: 60 }),
]
const signal = (subject: string, minute: number, lon = 120, of = 'near'): Signal => ({
  rule: of,
  subject,
  name: subject,
  mark: String(minute),
  at: minute * MINUTE,
  lonLat: [lon, 30.25],
  grid: lon < 120.002 ? '330199001001001' : '330199001002001',
  building: null,
  evidence: { kind: 'threshold', quantity: 'smoke', values: [1] },
})
const shape = (alarms: readonly FoldedAlarm[]) =>
  alarms.map(({ added }) => added.map(({ subject }) => subject).join(' '))

it('folds a storm into one, and begins another beyond its reach in space or time', () => {
  const storm = [signal('a', 0), signal('b', 5), signal('c', 30), signal('a', 31)]
  const far = signal('far', 10, 120.001)
  const late = signal('late', 62)
  expect(shape(foldSignals(RULES, [], [late, ...storm, far]))).toEqual(['a b c a', 'far', 'late'])
})

it('goes by the community where the rule says so', () => {
  const signals = [0, 0.0015, 0.003].map((east, i) =>
    signal(`s${i}`, i, 120 + east, 'by-community'),
  )
  expect(shape(foldSignals(RULES, [], signals))).toEqual(['s0 s1', 's2'])
})

it('does not wander: the place of the first signal counts', () => {
  const creeping = Array.from({ length: 5 }, (_, i) => signal(`s${i}`, i, 120 + i * 0.0005))
  expect(shape(foldSignals(RULES, [], creeping))).toEqual(['s0 s1', 's2 s3', 's4'])
})

it('keeps every signal once, raises none that had a place, and comes to the same in pieces', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = createRandom(seed, 'signals')
    const signals = Array.from({ length: 60 }, (_, i) =>
      signal(
        `s${String(i).padStart(2, '0')}`,
        Math.floor(random.next() * 240),
        120 + random.next() * 0.004,
        random.pick(['near', 'by-community']),
      ),
    )
    const whole = foldSignals(RULES, [], signals)
    expect(whole.flatMap(({ added }) => added).length).toBe(signals.length)
    expect(new Set(whole.flatMap(({ added }) => added)).size).toBe(signals.length)
    for (const [index, alarm] of whole.entries()) {
      const fold = RULES.find(({ id }) => id === alarm.rule)!.fold
      const [first, ...rest] = alarm.added
      for (const one of rest) {
        if ('withinM' in fold) expect(distanceM(first!.lonLat, one.lonLat)).toBeLessThanOrEqual(60)
        else expect(one.grid.slice(0, 12)).toBe(first!.grid.slice(0, 12))
      }
      for (const [i, one] of alarm.added.entries()) {
        const gap = i === 0 ? 0 : one.at - alarm.added[i - 1]!.at
        expect(gap).toBeLessThanOrEqual(fold.withinMinutes * MINUTE)
      }
      // Told a second time: nothing that was open then would have taken the first of this alarm.
      for (const other of whole.slice(0, index)) {
        const then = other.added.filter(({ at }) => at < first!.at)
        if (then.length === 0) continue
        const asThen = { ...other, firstAt: then[0]!.at, lastAt: then.at(-1)!.at }
        expect(belongsTo(fold, asThen, first!)).toBe(false)
      }
    }
    expect(inPieces(signals)).toEqual(shape(whole).sort())
  }
})

/** Batch by batch, as they come from the gateway. */
function inPieces(signals: readonly Signal[]): string[] {
  const sorted = [...signals].sort((a, b) => a.at - b.at || (a.subject < b.subject ? -1 : 1))
  const alarms = new Map<string, FoldedAlarm>()
  for (let from = 0; from < sorted.length; from += 7) {
    const open = [...alarms.values()]
    for (const touched of foldSignals(RULES, open, sorted.slice(from, from + 7))) {
      const id = touched.id ?? `a${alarms.size}`
      const before = alarms.get(id)?.added ?? []
      alarms.set(id, { ...touched, id, added: [...before, ...touched.added] })
    }
  }
  return shape([...alarms.values()]).sort()
}
