import type { EventSummary } from '../../data/contracts/index.ts'
import { formatDuration, t } from '../i18n/index.ts'
import { type EventClock, eventClock } from './event-clock.ts'

export type Tone = 'neutral' | 'accent' | 'danger' | 'warning' | 'success'

export function stateTone(state: string): Tone {
  if (state === 'closed' || state === 'evaluated') return 'success'
  if (state === 'rejected' || state === 'voided' || state === 'suspended') return 'neutral'
  return state === 'rework' ? 'warning' : 'accent'
}

/** Level I is the gravest and takes the colour of the highest risk. */
export const levelColour = (level: EventSummary['level']) => `var(--risk-${5 - level})`

const CLOCK_TONE: Record<EventClock, Tone> = {
  none: 'neutral',
  running: 'neutral',
  reminder: 'warning',
  warning: 'warning',
  overdue: 'danger',
  onTime: 'success',
  late: 'warning',
}

/** How an event stands against its deadline, in words and tone. */
export function clockText(event: EventSummary, now: number): { text: string; tone: Tone } {
  const clock = eventClock(event, now)
  return { text: clockWords(event, clock, now), tone: CLOCK_TONE[clock] }
}

function clockWords(event: EventSummary, clock: EventClock, now: number): string {
  if (clock === 'none' || event.deadlineAt === null) return t('events.clockNone')
  if (clock === 'onTime') return t('events.clockOnTime')
  if (clock === 'late') return t('events.clockLate')
  const time = formatDuration(Date.parse(event.deadlineAt) - now)
  return t(clock === 'overdue' ? 'events.overdueBy' : 'events.leftTime', { time })
}
