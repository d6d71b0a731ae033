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

/** Laid over the limits by level, one after the other, wherever all that `when` names fits. */
export interface LimitAdjustment {
  when: {
    level?: 1 | 2 | 3 | 4
    subclass?: string
    timingArea?: string
    urgency?: 'normal' | 'pressing'
  }
  /** In place of the limit. */
  set?: Partial<Record<'accept' | 'dispatch' | 'dispose' | 'verify', TimeLimit>>
  /** Of the time for disposal. */
  disposePercent?: number
}

/** One version of everything in the event loop that a district may settle otherwise. */
export interface EventRuleSet {
  version: string
  /** First day, local. */
  from: string
  limits: readonly LevelLimits[]
  adjustments: readonly LimitAdjustment[]
  returns: { most: number; within: TimeLimit }
  suspensions: { most: number; longestDays: number }
  /** 延期, of the time for disposal. */
  extensions: { most: number; share: number }
  appeals: { most: number }
  /** 返工: how much of the time for disposal there is anew, and from which rework on it is supervised. */
  rework: { share: number; superviseFrom: number }
  reopenDays: number
  photoWithinM: number
  duplicates: { withinM: number; withinHours: number }
  /** Multiples of the limit of the stage. */
  supervision: { reminder: number; warning: number; yellow: number; red: number; escalate: number }
}
