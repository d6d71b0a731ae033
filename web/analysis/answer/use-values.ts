import type { Subject } from '../../../data/contracts/index.ts'
import { createLoad, type Load } from '../../session/create-load.ts'
import { ask } from '../engine.ts'
import { compiler } from '../question-catalogue.ts'

export interface ValueCount {
  value: string
  things: number
}

export interface Histogram {
  low: number
  high: number
  /** Things by bin from `low` to `high`. */
  things: readonly number[]
}

export const BINS = 24
const MOST_VALUES = 200

/** How often each value of an attribute comes among what the steps before have left over. */
export function createValueCounts(
  subject: () => Subject,
  attribute: () => string,
): Load<readonly ValueCount[]> {
  return createLoad(
    () => JSON.stringify([subject(), attribute()]),
    async (key, signal) => {
      const [asked, name] = JSON.parse(key) as [Subject, string]
      const found = await ask(compiler().values(asked, name, MOST_VALUES), { signal })
      return Array.from({ length: found.rowCount }, (_, i) => ({
        value: String(found.column('value')?.value(i)),
        things: Number(found.column('things')?.value(i)),
      }))
    },
    { keep: true },
  )
}

export function createHistogram(subject: () => Subject, attribute: () => string): Load<Histogram> {
  return createLoad(
    () => JSON.stringify([subject(), attribute()]),
    async (key, signal) => {
      const [asked, name] = JSON.parse(key) as [Subject, string]
      const found = await ask(compiler().histogram(asked, name, BINS), { signal })
      const things = new Array<number>(BINS).fill(0)
      for (let i = 0; i < found.rowCount; i++) {
        things[Number(found.column('bin')?.value(i))] = Number(found.column('things')?.value(i))
      }
      const [low, high] = [found.column('low')?.value(0), found.column('high')?.value(0)]
      return { low: Number(low ?? 0), high: Number(high ?? 0), things }
    },
    { keep: true },
  )
}
