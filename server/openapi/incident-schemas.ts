import { DOOR_RESULTS, HELP_REASONS, INCIDENT_REASONS } from '../../data/contracts/index.ts'
import { ref } from './describe.ts'
import { flag, instant, list, lonLat, maybe, number, record, text } from './schema-parts.ts'

const choice = (values: readonly string[]) => ({ type: 'string', enum: values })

const PLACE = {
  oneOf: [
    record({ polygon: list(lonLat) }),
    record({ point: lonLat, radiusM: number }),
    record({ buildings: list(text) }),
  ],
}
const THING = { layer: text, code: text, title: text, lonLat, distanceM: number, risk: number }
const POSITION = { name: text, lonLat, accuracyM: number, at: instant, incident: text }
const PERSON = record({ id: text, name: text })
const DOOR = {
  room: text,
  building: text,
  stairwell: maybe(text),
  floor: number,
  number: text,
  responder: maybe(text),
  result: maybe(choice(DOOR_RESULTS)),
  at: maybe(instant),
  tickers: number,
  people: maybe(number),
  photos: list(text),
}
const RESPONDER = { key: text, name: text, 'grid?': text }

export const INCIDENT_SCHEMAS = {
  IncidentRequest: record({ kind: text, place: PLACE }),
  NewIncident: record({ id: text, kind: text, title: text, drill: flag, place: PLACE }),
  Incident: record({
    id: text,
    kind: text,
    title: text,
    drill: flag,
    place: PLACE,
    state: choice(['open', 'closed']),
    openedAt: instant,
    closedAt: maybe(instant),
    commander: text,
    offeredTo: maybe(PERSON),
    isOfferedToYou: flag,
    doors: number,
  }),
  IncidentSurvey: record({
    counts: record({
      buildings: number,
      rooms: number,
      households: maybe(number),
      residents: maybe(number),
      help: maybe(number),
      enterprises: maybe(number),
      staff: maybe(number),
    }),
    buildings: list(
      record({
        code: text,
        title: text,
        fullText: text,
        lonLat,
        grid: text,
        floors: number,
        rooms: number,
        households: maybe(number),
        residents: maybe(number),
      }),
    ),
    help: maybe(
      list(
        record({
          room: text,
          building: text,
          stairwell: maybe(text),
          number: text,
          people: number,
          reasons: list(choice(HELP_REASONS)),
        }),
      ),
    ),
    enterprises: maybe(
      list(record({ code: text, name: text, building: text, staff: maybe(number) })),
    ),
    hazards: list(record(THING)),
    shelters: list(
      record({
        ...THING,
        capacity: maybe(number),
        state: maybe(text),
        arrived: number,
        free: maybe(number),
      }),
    ),
    fireUnits: list(record({ ...THING, hydrantM: maybe(number) })),
    cameras: list(record(THING)),
    workers: list(record({ grid: text, name: text, role: text, fullTime: flag })),
    nearby: list(record(POSITION)),
    exits: maybe(
      list(
        record({
          road: text,
          class: maybe(text),
          lonLat,
          crowM: number,
          buildings: number,
          farthestM: maybe(number),
          lines: list(list(lonLat)),
        }),
      ),
    ),
  }),
  IncidentActs: record({
    acts: list({ type: 'object', description: 'id (UUID), at (instant), kind, and what it needs' }),
  }),
  IncidentReceipt: record({
    seq: number,
    results: list(record({ id: text, 'seq?': number, 'refused?': choice(INCIDENT_REASONS) })),
  }),
  IncidentProgress: record({
    seq: number,
    counts: { type: 'object', additionalProperties: number },
    doorsPerMinute: number,
    minutesLeft: maybe(number),
    doors: list(record(DOOR)),
    responders: list(record({ ...RESPONDER, doors: number, done: number })),
    tasks: list(
      record({
        task: text,
        title: text,
        to: text,
        passedBy: list(text),
        withCommander: flag,
        step: maybe(text),
        givenAt: instant,
        answerBy: instant,
        acknowledgedAt: maybe(instant),
        finishedAt: maybe(instant),
      }),
    ),
    arrivals: list(record({ shelter: text, people: number })),
    command: record({ isYours: flag, offeredTo: maybe(PERSON), isOfferedToYou: flag }),
  }),
  IncidentPerson: PERSON,
  IncidentPosition: record(POSITION),
  NewPosition: record({ lonLat, accuracyM: number, 'responder?': text }),
  IncidentPhoto: record({ digest: text, bytes: number }),
  IncidentRound: record({
    buildings: list(record({ code: text, title: text, fullText: text, lonLat })),
    shelters: list(record({ code: text, title: text, capacity: maybe(number) })),
    helpFirst: maybe(list(text)),
  }),
  IncidentStatistics: record({
    doors: number,
    knocked: number,
    cleared: number,
    perMinute: list(number),
    minutesToHalf: maybe(number),
    minutesToNineTenths: maybe(number),
    minutesToAll: maybe(number),
    stairwells: list(
      record({
        building: text,
        stairwell: maybe(text),
        responder: maybe(text),
        doors: number,
        knocked: number,
        minutes: maybe(number),
      }),
    ),
    responders: list(
      record({
        key: text,
        name: text,
        doors: number,
        knocked: number,
        doorsPerMinute: maybe(number),
      }),
    ),
    earlier: list(
      record({
        id: text,
        title: text,
        openedAt: instant,
        drill: flag,
        doors: number,
        knocked: number,
        minutesToNineTenths: maybe(number),
        doorsPerMinute: maybe(number),
      }),
    ),
  }),
  NewIncidentZone: record({ id: text, name: text, kind: maybe(text), place: PLACE }),
  IncidentZone: record({
    id: text,
    name: text,
    kind: maybe(text),
    subdistrict: text,
    subdistrictName: text,
    place: PLACE,
    buildings: number,
  }),
  IncidentLogEntry: record({ seq: number, act: { type: 'object' }, by: text, recordedAt: instant }),
  IncidentLogPage: record({ entries: list(ref('IncidentLogEntry')), more: flag }),
}
