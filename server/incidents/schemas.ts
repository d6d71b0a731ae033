import * as v from 'valibot'
import {
  type BuildingCode,
  DOOR_RESULTS,
  type FeatureCode,
  type GridCode,
  type RoomCode,
} from '../../data/contracts/index.ts'
import { INCIDENT_KINDS } from '../../data/registry/index.ts'

const words = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most))
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be the digest of a photo'))
export const instant = v.pipe(v.string(), v.isoTimestamp('must be an instant, ISO 8601'))
const named = (most: number) => v.pipe(words(most), v.minLength(1, 'must not be empty'))
const responderKey = named(100)
const uuid = v.pipe(v.string(), v.uuid('must be a UUID'))
const lonLat = v.tuple([
  v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  v.pipe(v.number(), v.minValue(-85), v.maxValue(85)),
])
const kind = v.picklist(INCIDENT_KINDS.map(({ code }) => code))
const buildingCode = v.pipe(
  v.string(),
  v.regex(/^B\d{14}[0-9A-Z]$/, 'must be the code of a building'),
  v.transform((code) => code as BuildingCode),
)
const roomCode = v.pipe(
  v.string(),
  v.regex(/^R\d{16}[0-9A-Z]$/, 'must be the code of a room'),
  v.transform((code) => code as RoomCode),
)
const featureCode = v.pipe(
  v.string(),
  v.regex(/^[0-9A-Za-z][0-9A-Za-z_.:-]{0,63}$/),
  v.transform((code) => code as FeatureCode),
)
const gridCode = v.pipe(
  v.string(),
  v.regex(/^\d{15}$/, 'must be the code of a grid'),
  v.transform((code) => code as GridCode),
)
const count = (least: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(10_000))

const place = v.union(
  [
    v.strictObject({ polygon: v.pipe(v.array(lonLat), v.minLength(3), v.maxLength(2_000)) }),
    v.strictObject({
      point: lonLat,
      radiusM: v.pipe(v.number(), v.minValue(1), v.maxValue(5_000)),
    }),
    v.strictObject({ buildings: v.pipe(v.array(buildingCode), v.minLength(1), v.maxLength(500)) }),
  ],
  'must be {"polygon"}, {"point","radiusM"} or {"buildings"}',
)

export const surveyRequest = v.strictObject({ kind, place })

export const newZone = v.strictObject({
  id: uuid,
  name: named(100),
  kind: v.nullable(kind),
  place,
})

export const newPosition = v.strictObject({
  lonLat,
  accuracyM: v.pipe(v.number(), v.minValue(0), v.maxValue(1e7)),
  responder: v.optional(named(100)),
})

export const newIncident = v.strictObject({
  id: uuid,
  kind,
  title: named(200),
  drill: v.boolean(),
  place,
})

const act = { id: uuid, at: instant }
const task = named(100)

const fieldAct = v.variant('kind', [
  v.strictObject({
    ...act,
    kind: v.literal('tickDoor'),
    room: roomCode,
    result: v.picklist(DOOR_RESULTS),
    people: v.optional(count(0)),
    responder: v.optional(responderKey),
    photo: v.optional(digest),
  }),
  v.strictObject({
    ...act,
    kind: v.literal('countArrivals'),
    shelter: featureCode,
    // Somebody may have been counted twice.
    people: count(-10_000),
  }),
  v.strictObject({ ...act, kind: v.picklist(['acknowledgeTask', 'finishTask']), task }),
  v.strictObject({ ...act, kind: v.literal('note'), text: named(2_000) }),
])

const orderAct = v.variant('kind', [
  v.strictObject({
    ...act,
    kind: v.literal('assign'),
    responders: v.pipe(
      v.array(v.strictObject({ key: responderKey, name: named(100), grid: v.optional(gridCode) })),
      v.maxLength(1_000),
    ),
  }),
  v.strictObject({
    ...act,
    kind: v.literal('giveTask'),
    task,
    title: named(200),
    to: named(100),
    withinMinutes: v.pipe(v.number(), v.minValue(1), v.maxValue(10_000)),
    next: v.optional(v.pipe(v.array(named(100)), v.maxLength(10))),
    step: v.optional(named(100)),
  }),
  v.strictObject({
    ...act,
    kind: v.literal('transfer'),
    to: named(100),
    user: named(200),
    text: words(2_000),
  }),
  v.strictObject({
    ...act,
    kind: v.picklist(['takeCommand', 'declineCommand']),
    text: words(2_000),
  }),
  v.strictObject({ ...act, kind: v.literal('close'), text: words(2_000) }),
])

/** As many as a device may have gathered without a network. */
const MOST_ACTS = 2_000

export const fieldActs = v.strictObject({
  acts: v.pipe(v.array(fieldAct), v.minLength(1), v.maxLength(MOST_ACTS)),
})
export const orderActs = v.strictObject({
  acts: v.pipe(v.array(orderAct), v.minLength(1), v.maxLength(MOST_ACTS)),
})
