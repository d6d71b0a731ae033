import type { EventVerb } from '../../../data/contracts/index.ts'
import { EVENT_STATES } from '../../../data/registry/event-vocabulary.ts'
import { t, text } from '../texts.ts'

const VERBS = ['accept', 'start', 'return', 'finish', 'note', 'pass', 'fail'] as const

export function verbText(verb: EventVerb): string {
  const known = VERBS.find((one) => one === verb)
  return known ? t(`phone.verb_${known}`) : verb
}

export function stateText(state: string): string {
  const entry = EVENT_STATES.find(({ code }) => code === state)
  return entry ? text(entry.name) : state
}

const HOUR_MS = 3_600_000

/** Days and hours to a deadline, or past it. */
export function dueText(due: string | null, now: number): { text: string; late: boolean } {
  if (due === null) return { text: '', late: false }
  const left = Date.parse(due) - now
  const hours = Math.floor(Math.abs(left) / HOUR_MS)
  const days = Math.floor(hours / 24)
  const time =
    days > 0
      ? t('phone.daysHours', { days, hours: hours % 24 })
      : t('phone.hoursMinutes', { hours, minutes: Math.floor(Math.abs(left) / 60_000) % 60 })
  return { text: t(left < 0 ? 'phone.late' : 'phone.left', { time }), late: left < 0 }
}
