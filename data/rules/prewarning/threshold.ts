import type { PrewarningCondition } from '../../contracts/index.ts'

export type ThresholdCondition = Extract<PrewarningCondition, { kind: 'threshold' }>

/** Whether one reading lies at or beyond the limit. */
export function isBeyond({ atLeast, atMost }: ThresholdCondition, value: number): boolean {
  return (atLeast !== undefined && value >= atLeast) || (atMost !== undefined && value <= atMost)
}

/** `latest` first: whether the last readings in a row, as many as the rule asks for, lie beyond the limit. */
export function hasFired(when: ThresholdCondition, latest: readonly number[]): boolean {
  return (
    latest.length >= when.times &&
    latest.slice(0, when.times).every((value) => isBeyond(when, value))
  )
}
