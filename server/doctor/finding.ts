/** One thing that is not as it should be, and what to do about it. */
export interface Finding {
  grade: 'critical' | 'important' | 'recommended'
  sentence: string
}
