import { createMemo, createRoot } from 'solid-js'
import { answer } from '../answer/answer-state.ts'
import type { GroupRow } from '../answer/read-groups.ts'
import { classCount, classMethod } from '../map-look-state.ts'
import { classBreaks } from './class-breaks.ts'

export interface AreaValues {
  /** One a key: of two groupings the sum over the second. */
  values: ReadonlyMap<string, number>
  centres: ReadonlyMap<string, { x: number; y: number }>
  breaks: readonly number[]
}

/** The answer by area, divided into classes; null = the answer is not by area. */
export const areaValues = createRoot(() =>
  createMemo((): AreaValues | null => {
    const found = answer.groups.value()
    const by = found?.question.groups[0]?.by
    if (!found || !(by === 'area' || by === 'hexagon' || by === 'square')) return null
    const values = byKey(found.rows)
    const centres = new Map(
      found.rows.flatMap(({ key, centre }) => (centre ? [[key, centre]] : [])),
    )
    const breaks = classBreaks([...values.values()], classMethod(), classCount())
    return { values, centres, breaks }
  }),
)

/** One value a key. */
export function byKey(rows: readonly GroupRow[]): ReadonlyMap<string, number> {
  const values = new Map<string, number>()
  for (const { key, value } of rows) values.set(key, (values.get(key) ?? 0) + value)
  return values
}
