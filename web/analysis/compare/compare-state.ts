import { createEffect, createMemo, createRoot, createSignal, on } from 'solid-js'
import type { Question, SavedView } from '../../../data/contracts/index.ts'
import { comparedQuestion } from '../../../data/rules/question/index.ts'
import { getJson } from '../../api.ts'
import { createLoad } from '../../session/create-load.ts'
import { view } from '../../session/view.ts'
import { answer } from '../answer/answer-state.ts'
import { askableOf } from '../answer/askable.ts'
import { readGroups } from '../answer/read-groups.ts'
import { type PointsAnswer, readPoints } from '../answer/read-points.ts'
import { outdated } from '../engine.ts'
import { spanBefore, timeMask } from '../map/time-mask.ts'
import { timeSpan } from '../map/time-state.ts'
import { questionCatalogue } from '../question-catalogue.ts'

/** What the left of the map shows beside the answer on its right. */
export type Comparison =
  | { kind: 'before' }
  | { kind: 'yearBefore' }
  | { kind: 'window' }
  | { kind: 'view'; id: string; name: string }

const [comparison, setComparison] = createSignal<Comparison | null>(null)
const [divider, setDivider] = createSignal(0.5)

/** Where the divider stands, as a share of the map's width. */
export { comparison, divider, setComparison, setDivider }

const state = createRoot(() => {
  const viewId = () => {
    const chosen = comparison()
    return chosen?.kind === 'view' ? chosen.id : null
  }
  const saved = createLoad(viewId, (id) =>
    getJson<SavedView>(`/api/views/${encodeURIComponent(id)}`),
  )
  const other = createMemo((): Question | null => {
    const [chosen, asked] = [comparison(), answer.askable()?.question]
    if (!chosen || !asked || chosen.kind === 'window') return null
    if (chosen.kind !== 'view') return comparedQuestion(asked, chosen.kind, new Date())
    const found = saved.value()
    if (found?.kind !== 'question') return null
    return askableOf(found.question, questionCatalogue, view.area, new Date())?.question ?? null
  })
  const keyOf = (isWanted: (question: Question) => boolean) => () => {
    const asked = other()
    return asked && isWanted(asked) ? JSON.stringify([asked, outdated()]) : null
  }
  const question = (key: string) => (JSON.parse(key) as [Question, number])[0]
  const points = createLoad<string, PointsAnswer>(
    keyOf(({ groups }) => groups.length === 0),
    (key, signal, early) => {
      const { what, steps } = question(key)
      return readPoints({ what, steps }, signal, early)
    },
    { keep: true },
  )
  const groups = createLoad(
    keyOf((asked) => asked.groups.length > 0),
    (key, signal) => readGroups(question(key), signal),
    { keep: true },
  )
  // Another answer that can no longer be compared like this.
  createEffect(
    on(comparisons, (possible) => {
      const chosen = comparison()
      if (chosen && chosen.kind !== 'view' && !possible.includes(chosen.kind)) setComparison(null)
    }),
  )
  return { other, points, groups }
})

/** The groups on the left, when those are compared. */
export const comparedGroups = () => (comparison() ? state.groups.value() : undefined)

/** The points on the left, and which of them. */
export const comparedPoints = createRoot(() =>
  createMemo((): { points: PointsAnswer; mask: Uint8Array | null } | null => {
    const chosen = comparison()
    if (!chosen) return null
    if (chosen.kind !== 'window') {
      const points = state.points.value()
      return points ? { points, mask: null } : null
    }
    const [points, span] = [answer.points.value(), timeSpan()]
    if (!points?.times || !span) return null
    return { points, mask: timeMask(points.times, spanBefore(span)) }
  }),
)

export type PeriodComparison = Exclude<Comparison['kind'], 'view'>

/** Which times the answer can be compared with. */
export function comparisons(): PeriodComparison[] {
  const asked = answer.askable()?.question
  if (!asked) return []
  const isWindowed = asked.groups.length === 0 && timeSpan() !== null
  const hasPeriod = comparedQuestion(asked, 'before', new Date()) !== null
  return [
    ...(isWindowed ? (['window'] as const) : []),
    ...(hasPeriod ? (['before', 'yearBefore'] as const) : []),
  ]
}
