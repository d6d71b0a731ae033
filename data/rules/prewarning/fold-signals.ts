import type { FoldWindow, LonLat, PrewarningRule, Signal } from '../../contracts/index.ts'
import { distanceM } from '../distance.ts'

/** An alarm as far as folding looks at it. */
export interface FoldedAlarm {
  /** null = raised just now. */
  id: string | null
  rule: string
  firstAt: number
  lastAt: number
  /** Of its first signal: an alarm does not wander across the district. */
  lonLat: LonLat
  grid: string
  /** What has been added to it now, in the order of time. */
  added: readonly Signal[]
}

/** 风暴归并: puts each signal to the alarm that it belongs to, or raises one. `alarms`: those of these rules whose events are open. */
export function foldSignals(
  rules: readonly PrewarningRule[],
  alarms: readonly Omit<FoldedAlarm, 'added'>[],
  signals: readonly Signal[],
): FoldedAlarm[] {
  const folded: FoldedAlarm[] = alarms.map((alarm) => ({ ...alarm, added: [] }))
  for (const signal of [...signals].sort(byTime)) {
    const rule = rules.find(({ id }) => id === signal.rule)
    if (!rule) throw new RangeError(`There is no rule ${signal.rule}`)
    const index = nearestOf(rule.fold, folded, signal)
    if (index === undefined) folded.push(raise(signal))
    else folded[index] = add(folded[index]!, signal)
  }
  return folded.filter(({ added }) => added.length > 0)
}

export function belongsTo(
  fold: FoldWindow,
  alarm: Pick<FoldedAlarm, 'rule' | 'firstAt' | 'lastAt' | 'lonLat' | 'grid'>,
  signal: Signal,
): boolean {
  const windowMs = fold.withinMinutes * 60_000
  if (alarm.rule !== signal.rule) return false
  if (signal.at > alarm.lastAt + windowMs || signal.at < alarm.firstAt - windowMs) return false
  if ('withinM' in fold) return distanceM(alarm.lonLat, signal.lonLat) <= fold.withinM
  const digits = fold.area === 'community' ? 12 : 9
  return alarm.grid.slice(0, digits) === signal.grid.slice(0, digits)
}

const byTime = (a: Signal, b: Signal) =>
  a.at - b.at || (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0)

/** The nearest; of equally near ones the oldest, which stands first. */
function nearestOf(
  fold: FoldWindow,
  alarms: readonly FoldedAlarm[],
  signal: Signal,
): number | undefined {
  let best: number | undefined
  let bestM = Number.POSITIVE_INFINITY
  for (const [index, alarm] of alarms.entries()) {
    if (!belongsTo(fold, alarm, signal)) continue
    const awayM = distanceM(alarm.lonLat, signal.lonLat)
    if (awayM < bestM) [best, bestM] = [index, awayM]
  }
  return best
}

const raise = (signal: Signal): FoldedAlarm => ({
  id: null,
  rule: signal.rule,
  firstAt: signal.at,
  lastAt: signal.at,
  lonLat: signal.lonLat,
  grid: signal.grid,
  added: [signal],
})

const add = (alarm: FoldedAlarm, signal: Signal): FoldedAlarm => ({
  ...alarm,
  firstAt: Math.min(alarm.firstAt, signal.at),
  lastAt: Math.max(alarm.lastAt, signal.at),
  added: [...alarm.added, signal],
})
