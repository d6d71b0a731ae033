import { createRandom, type Random } from '../random.ts'
import { drawHour, type LocalMinute, localMidnight, monthOf, weekday } from './calendar.ts'
import { type EventDraft, finishEvent, type SampleEvent } from './event.ts'
import type { SpotFinder } from './places.ts'
import { type PlantingGround, plantedEvents } from './planted.ts'
import { SUBJECTS, type Subject } from './subjects.ts'

const DAY = 1440
const YEARS = 3

export interface EventWish
  extends Pick<PlantingGround, 'size' | 'tile' | 'eventQuotas' | 'spots' | 'buildings'> {
  seed: number
  today: string
}

/** Exactly the subdistrict's quota of events: the planted patterns and, for the rest, everyday ones; oldest first. */
export function createEvents(wish: EventWish): SampleEvent[] {
  const random = createRandom(wish.seed, 'events', wish.tile)
  const to = localMidnight(wish.today) + DAY
  const from = yearsBefore(wish.today, YEARS) + DAY
  const wanted = wish.eventQuotas[wish.tile]!
  const events: SampleEvent[] = []
  // Half past four in the afternoon of the reference day: that is when the sample was "taken".
  const now = localMidnight(wish.today) + 16.5 * 60
  for (const draft of plantedEvents({ ...wish, from, to: now, random })) {
    events.push(finishEvent(draft, now, random))
  }
  if (events.length > wanted) throw new RangeError('More events are planted than asked for')
  const weights = SUBJECTS.map(({ weight }) => weight)
  while (events.length < wanted) {
    const subject = SUBJECTS[random.weighted(weights)]!
    const draft = everyday(subject, from, to, wish.spots, random)
    if (draft.reported < now) events.push(finishEvent(draft, now, random))
  }
  return events.sort((a, b) => a.reported - b.reported)
}

function everyday(
  subject: Subject,
  from: LocalMinute,
  to: LocalMinute,
  spots: SpotFinder,
  random: Random,
): EventDraft {
  const day = dayOf(subject, from, to, random)
  return {
    subclass: subject.subclass,
    text: random.pick(subject.texts),
    reported: day + drawHour(random, subject.rhythm) * 60 + random.int(0, 59),
    spot: spots.find(subject.place, random),
  }
}

function dayOf(subject: Subject, from: LocalMinute, to: LocalMinute, random: Random): LocalMinute {
  const { months, weekend = 0.62 } = subject
  const most = months ? Math.max(...months) : 1
  const days = Math.floor((to - from) / DAY)
  for (;;) {
    // The district reports a little more from year to year.
    const unit = random.next()
    const day = from + Math.floor((unit * 0.8 + Math.sqrt(unit) * 0.2) * days) * DAY
    const month = months ? months[monthOf(day) - 1]! / most : 1
    const free = weekday(day) === 0 || weekday(day) === 6
    const dayWeight = weekend > 1 ? (free ? 1 : 1 / weekend) : free ? weekend : 1
    if (random.next() < month * dayWeight) return day
  }
}

function yearsBefore(isoDate: string, years: number): LocalMinute {
  const date = new Date(isoDate)
  date.setUTCFullYear(date.getUTCFullYear() - years)
  return date.getTime() / 60_000
}
