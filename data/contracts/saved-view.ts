import type { Question } from './question.ts'
import type { Role } from './scope.ts'

/** 视图: a question or SQL under a name, never an answer. Without what it asks: one entry of `GET /api/views`. */
export interface SavedViewSummary {
  id: string
  name: string
  kind: SavedViewKind
  /** Who saved it. */
  owner: string
  isOwn: boolean
  /** null = not subscribed to. */
  subscription: ViewSubscription | null
  /** Codes of the layers that it asks about, as far as they may be seen. */
  layers: readonly string[]
  /** Whom it was given to; only the owner is told. */
  sharedWith?: ViewSharing
  /** ISO 8601, UTC. */
  changedAt: string
}

export type SavedViewKind = 'question' | 'sql'

/** What has happened since its subscriber last opened it. */
export interface ViewSubscription {
  /** Its owner has changed it. */
  isChanged: boolean
  /** Something was published of its layers where the subscriber may see it. */
  hasNewData: boolean
  /** How many the subscriber found then; null = not counted. */
  seenCount: number | null
  /** The share by which the count must change to be news: 0 = by any. */
  threshold: number
}

/** `PUT /api/views/{id}/subscription`; what is left out stays as it is. */
export interface SubscriptionWish {
  threshold?: number
  /** What was found just now. */
  seenCount?: number
}

export interface ViewSharing {
  roles: readonly Role[]
  /** Usernames. */
  accounts: readonly string[]
}

/** `GET /api/views/{id}`. SQL is shown to whoever opens it and run by nobody but them. */
export type SavedView = SavedViewSummary & ViewContent

export type ViewContent = { kind: 'question'; question: Question } | { kind: 'sql'; sql: string }

/** `POST /api/views`, `PUT /api/views/{id}`. */
export type ViewWish = ({ question: Question } | { sql: string }) & {
  name: string
  sharedWith: ViewSharing
  /** `changedAt` of what was changed; another one by now = 409. */
  basedOn?: string
}

export const LONGEST_SQL = 20_000
