import type { Question } from './question.ts'
import type { Role } from './scope.ts'

/** 视图, without its question: one entry of `GET /api/views`. */
export interface SavedViewSummary {
  id: string
  name: string
  /** Who saved it. */
  owner: string
  isOwn: boolean
  subscribed: boolean
  /** Changed by its owner since the subscriber last opened it. */
  hasNews: boolean
  /** Whom it was given to; only the owner is told. */
  sharedWith?: ViewSharing
  /** ISO 8601, UTC. */
  changedAt: string
}

export interface ViewSharing {
  roles: readonly Role[]
  /** Usernames. */
  accounts: readonly string[]
}

/** `GET /api/views/{id}`. */
export interface SavedView extends SavedViewSummary {
  question: Question
}

/** `POST /api/views`, `PUT /api/views/{id}`. */
export interface ViewWish {
  name: string
  question: Question
  sharedWith: ViewSharing
}
