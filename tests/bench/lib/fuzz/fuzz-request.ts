import type { DemoUser } from '../../../builders/test-app.ts'

export type FuzzUser = DemoUser | 'nobody'

export const FUZZ_USERS: readonly FuzzUser[] = [
  ...(['commander', 'planner', 'analyst', 'steward', 'worker', 'handler'] as const),
  ...(['auditor', 'admin', 'security', 'nobody'] as const),
]

export interface FuzzRequest {
  user: FuzzUser
  /** The route it was made from, for the report. */
  route: string
  method: string
  /** Only ASCII; may be malformed. */
  path: string
  headers: Record<string, string>
  body?: string
}
