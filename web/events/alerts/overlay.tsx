import { watchWork } from './watch-work.ts'

/** Draws nothing: rings and counts in every workspace. */
export default function EventAlerts() {
  watchWork()
  return null
}
