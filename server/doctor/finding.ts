export type Grade = 'critical' | 'important' | 'recommended'

/** One thing that is not as it should be, and what to do about it. */
export interface Finding {
  grade: Grade
  /** Stays the same between versions, for programs that watch. */
  code: string
  sentence: string
  advice: string
}

/** Of lines `condition && finding` those that hold. */
export const those = (findings: readonly (Finding | false)[]): Finding[] =>
  findings.filter((finding) => finding !== false)
