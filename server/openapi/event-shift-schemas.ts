import { ref } from './describe.ts'
import { flag, instant, list, lonLat, maybe, number, record, text } from './schema-parts.ts'

const choice = (...values: string[]) => ({ type: 'string', enum: values })

/** Hand-over at the end of a shift, and a day as it went. */
export const EVENT_SHIFT_SCHEMAS = {
  ShiftHandover: record({
    id: text,
    direction: choice('in', 'out'),
    from: text,
    to: text,
    note: text,
    state: choice('offered', 'accepted', 'declined', 'withdrawn'),
    madeAt: instant,
    answeredAt: maybe(instant),
    events: list(ref('EventSummary')),
    count: number,
  }),
  NewShiftHandover: record({ to: text, 'nos?': list(text), 'note?': text }),
  ShiftAnswer: record({ answer: choice('accepted', 'declined', 'withdrawn') }),
  ShiftHandoverResult: record({
    handover: ref('ShiftHandover'),
    moved: list(text),
    left: list(record({ no: text, reason: text })),
  }),
  EventSurroundings: record({
    at: lonLat,
    buildings: list(record({ code: text, title: text, ring: list(lonLat) })),
    roads: list(record({ name: text, line: list(lonLat) })),
    waters: list(record({ ring: list(lonLat) })),
  }),
  EventDay: record({
    from: instant,
    to: instant,
    isCut: flag,
    events: list(
      record({
        no: text,
        title: text,
        subclass: text,
        level: number,
        lonLat,
        reportedAt: instant,
        deadlineAt: maybe(instant),
        steps: list(record({ at: instant, state: text })),
      }),
    ),
  }),
}
