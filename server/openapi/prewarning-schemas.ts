import { SENSOR_QUANTITIES, WEATHER_HAZARDS } from '../../data/contracts/index.ts'
import { ref } from './describe.ts'
import { flag, instant, list, lonLat, maybe, number, record, text } from './schema-parts.ts'

const bilingual = record({ zh: text, en: text })
const quantity = { type: 'string', enum: SENSOR_QUANTITIES }
const hazard = { type: 'string', enum: WEATHER_HAZARDS }
const place = { oneOf: [record({ code: text }), record({ lonLat })] }

const RULE = record({
  id: text,
  name: bilingual,
  isOn: flag,
  when: {
    oneOf: [
      record({ kind: text, quantity, 'atLeast?': number, 'atMost?': number, times: number }),
      record({
        kind: text,
        subclasses: list(text),
        atLeast: number,
        withinM: number,
        withinHours: number,
      }),
      record({ kind: text, layers: list(text), riskAtLeast: number, overdueDays: number }),
      record({ kind: text, hazard, atLeast: number, layers: list(text), riskAtLeast: number }),
    ],
  },
  fold: {
    oneOf: [
      record({ withinM: number, withinMinutes: number }),
      record({ area: text, withinMinutes: number }),
    ],
  },
  event: record({ subclass: text, 'level?': number, 'urgency?': text }),
})

export const PREWARNING_SCHEMAS = {
  PrewarningRule: RULE,
  PrewarningTable: record({ version: text, rules: list(ref('PrewarningRule')) }),
  PrewarningRules: record({ rules: list(ref('PrewarningRule')) }),
  PrewarningTrialAsked: record({ rules: list(ref('PrewarningRule')), 'days?': number }),
  PrewarningTrial: record({
    from: instant,
    to: instant,
    rules: list(
      record({
        rule: text,
        signals: number,
        alarms: number,
        alarmsNow: maybe(number),
        latest: list({ type: 'object' }),
      }),
    ),
  }),
  SensorPage: record({ items: list(ref('SensorState')), total: number, silent: number }),
  SensorState: record({
    code: text,
    name: text,
    lonLat,
    grid: text,
    building: maybe(text),
    lastAt: maybe(instant),
    isSilent: flag,
    values: list({ type: 'object' }),
    isAlarming: flag,
  }),
  PrewarningCheck: record({ signals: number, alarms: number }),
  Alarm: record({
    id: text,
    rule: record({ id: text, version: text, name: bilingual, when: { type: 'object' } }),
    firstAt: instant,
    lastAt: instant,
    signals: number,
    subjects: number,
    lonLat,
    grid: text,
    address: maybe(text),
    event: maybe(
      record({
        no: text,
        state: text,
        title: text,
        level: number,
        deadlineAt: maybe(instant),
        isOpen: flag,
      }),
    ),
    acknowledged: maybe(record({ by: text, at: instant })),
    clearedAt: maybe(instant),
    evidence: list(
      record({
        subject: text,
        name: text,
        firstAt: instant,
        lastAt: instant,
        signals: number,
        evidence: { type: 'object' },
      }),
    ),
  }),
  AlarmPage: record({ items: list(ref('Alarm')), open: number, unacknowledged: number }),
  SensorBatch: record({ sensors: list(record({ code: text, name: text, place })) }),
  SensorsRegistered: record({ registered: number }),
  ReadingBatch: record({
    readings: list(record({ sensor: text, quantity, value: number, at: instant })),
  }),
  ReadingsReceipt: record({
    taken: number,
    repeated: number,
    unknown: list(number),
    signals: number,
    alarms: number,
  }),
  WeatherWarning: record({ hazard, grade: number, areas: list(text), at: instant, until: instant }),
  WeatherTaken: record({ repeated: flag, alarms: number }),
}
