/** A span of time and the clock it runs on: `work` counts work hours and work days only. */
export interface TimeLimit {
  amount: number
  unit: 'minute' | 'hour' | 'day'
  clock: 'natural' | 'work'
}

export interface LevelLimits {
  level: 1 | 2 | 3 | 4
  accept: TimeLimit
  dispatch: TimeLimit
  dispose: TimeLimit
  /** First word to the desk while handling, where one is due. */
  firstWord?: TimeLimit
  /** Where a subclass is marked complex. */
  disposeComplex?: TimeLimit
  verify: TimeLimit
}

const natural = (amount: number, unit: TimeLimit['unit']): TimeLimit => ({
  amount,
  unit,
  clock: 'natural',
})
const work = (amount: number, unit: TimeLimit['unit']): TimeLimit => ({
  amount,
  unit,
  clock: 'work',
})

/** Defaults by level; rules by subclass and timing area are laid over them. */
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

/** 工作时间, minutes after midnight, local time. */
export const WORK_HOURS = [
  { fromMinute: 8 * 60 + 30, toMinute: 12 * 60 },
  { fromMinute: 13 * 60 + 30, toMinute: 17 * 60 + 30 },
] as const
