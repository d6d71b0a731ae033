import type { LevelLimits, TimeLimit } from '../contracts/index.ts'

export type { LevelLimits, TimeLimit } from '../contracts/index.ts'

export const natural = (amount: number, unit: TimeLimit['unit']): TimeLimit => ({
  amount,
  unit,
  clock: 'natural',
})
export const work = (amount: number, unit: TimeLimit['unit']): TimeLimit => ({
  amount,
  unit,
  clock: 'work',
})

/** Defaults by level; rules by subclass, timing area and urgency are laid over them. */
export const EVENT_LIMITS: readonly LevelLimits[] = [
  {
    level: 1,
    accept: natural(10, 'minute'),
    dispatch: natural(15, 'minute'),
    dispose: natural(24, 'hour'),
    firstWord: natural(1, 'hour'),
    verify: natural(4, 'hour'),
  },
  {
    level: 2,
    accept: natural(30, 'minute'),
    dispatch: natural(1, 'hour'),
    dispose: natural(48, 'hour'),
    verify: natural(8, 'hour'),
  },
  {
    level: 3,
    accept: work(2, 'hour'),
    dispatch: work(4, 'hour'),
    dispose: work(3, 'day'),
    verify: work(1, 'day'),
  },
  {
    level: 4,
    accept: work(4, 'hour'),
    dispatch: work(1, 'day'),
    dispose: work(5, 'day'),
    disposeComplex: work(15, 'day'),
    verify: work(2, 'day'),
  },
]

/** 工作时间, minutes after midnight, local time. A work day has seven and a half hours. */
export const WORK_HOURS = [
  { fromMinute: 8 * 60 + 30, toMinute: 12 * 60 },
  { fromMinute: 13 * 60 + 30, toMinute: 17 * 60 + 30 },
] as const
