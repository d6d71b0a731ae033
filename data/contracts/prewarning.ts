import type { FeatureCode, GridCode, LayerCode } from './codes.ts'
import type { EventUrgency, Instant } from './event-loop.ts'
import type { LonLat } from './geometry.ts'
import type { Bilingual } from './layer.ts'

/** 气象灾害预警: what it is about. */
export const WEATHER_HAZARDS = ['rain', 'typhoon', 'heat', 'cold', 'wind', 'thunder'] as const
export type WeatherHazard = (typeof WEATHER_HAZARDS)[number]

/** What a sensor may tell of. */
export const SENSOR_QUANTITIES = [
  'smoke',
  'temperature',
  'gas',
  'current',
  'waterLevel',
  'tilt',
  'noise',
] as const
export type SensorQuantity = (typeof SENSOR_QUANTITIES)[number]

/** 1–4: 低 … 重大 of things, 蓝 … 红 of weather. */
export type WarningGrade = 1 | 2 | 3 | 4

export type PrewarningCondition =
  /** So many readings in a row at or beyond a limit. */
  | {
      kind: 'threshold'
      quantity: SensorQuantity
      atLeast?: number
      atMost?: number
      times: number
    }
  /** So many events of these classes near each other in space and time. */
  | {
      kind: 'count'
      subclasses: readonly string[]
      atLeast: number
      withinM: number
      withinHours: number
    }
  /** A thing of that risk whose inspection is overdue. */
  | {
      kind: 'inspection'
      layers: readonly LayerCode[]
      riskAtLeast: WarningGrade
      overdueDays: number
    }
  /** A weather warning of that grade, where there are things of that risk. */
  | {
      kind: 'weather'
      hazard: WeatherHazard
      atLeast: WarningGrade
      layers: readonly LayerCode[]
      riskAtLeast: WarningGrade
    }

/** 风暴归并: what comes from so near and so soon after belongs to the alarm that is there. */
export type FoldWindow =
  | { withinM: number; withinMinutes: number }
  | { area: 'community' | 'subdistrict'; withinMinutes: number }

/** 预警规则 */
export interface PrewarningRule {
  id: string
  name: Bilingual
  isOn: boolean
  when: PrewarningCondition
  fold: FoldWindow
  /** The event that it opens, with the clock of its class. */
  event: { subclass: string; level?: WarningGrade; urgency?: EventUrgency }
}

export interface PrewarningTable {
  version: string
  rules: readonly PrewarningRule[]
}

/** A sensor, where it hangs, and what it has told last. */
export interface SensorState {
  code: string
  name: string
  lonLat: LonLat
  grid: string
  building: string | null
  /** null = it has never told anything. */
  lastAt: string | null
  /** Nothing for a day: it may be broken, and its silence means nothing. */
  isSilent: boolean
  /** Of each quantity the last. */
  values: readonly { quantity: SensorQuantity; value: number; at: string }[]
  /** An alarm that it has fired is still open. */
  isAlarming: boolean
}

/** `GET /api/sensors`: those that fire first, then those that are silent. */
export interface SensorPage {
  items: readonly SensorState[]
  total: number
  silent: number
}

/** What one rule would have fired in a time. */
export interface RuleTrial {
  rule: string
  signals: number
  alarms: number
  /** Of the rule of that id as it is in force; null where there is none. */
  alarmsNow: number | null
  /** The last of its alarms. */
  latest: readonly { at: string; lonLat: LonLat; signals: number }[]
}

/** `POST /api/prewarning-rules/trial`. */
export interface PrewarningTrial {
  from: string
  to: string
  rules: readonly RuleTrial[]
}

/** Why a rule fired on something: the values themselves. */
export type SignalEvidence =
  | { kind: 'threshold'; quantity: SensorQuantity; values: readonly number[] }
  | { kind: 'count'; events: readonly string[] }
  | {
      kind: 'inspection'
      layer: LayerCode
      code: FeatureCode
      risk: number
      dueOn: string
      daysOver: number
    }
  | {
      kind: 'weather'
      layer: LayerCode
      code: FeatureCode
      risk: number
      hazard: WeatherHazard
      grade: WarningGrade
    }

/** One firing of a rule on one thing. */
export interface Signal {
  rule: string
  /** Code of the sensor, event or thing. */
  subject: string
  name: string
  /** It does not fire twice on the same: the reading's instant, the day it was due, the warning. */
  mark: string
  at: Instant
  lonLat: LonLat
  grid: string
  building: string | null
  evidence: SignalEvidence
}

/** `GET /api/alarms`, the newest first. */
export interface AlarmPage {
  items: readonly Alarm[]
  open: number
  unacknowledged: number
}

export interface Alarm {
  id: string
  rule: { id: string; version: string; name: Bilingual; when: PrewarningCondition }
  firstAt: string
  lastAt: string
  /** Firings folded into it, on how many things. */
  signals: number
  subjects: number
  lonLat: LonLat
  grid: GridCode
  address: string | null
  /** null = its event is being opened. */
  event: {
    no: string
    state: string
    title: string
    level: WarningGrade
    deadlineAt: string | null
    isOpen: boolean
  } | null
  acknowledged: { by: string; at: string } | null
  /** All its sensors are back to normal. */
  clearedAt: string | null
  /** The last few things that it fired on, the newest first. */
  evidence: readonly AlarmSubject[]
}

export interface AlarmSubject {
  subject: string
  name: string
  firstAt: string
  lastAt: string
  signals: number
  evidence: SignalEvidence
}

/** One of `POST /api/sensors`. */
export interface SensorEntry {
  code: string
  name: string
  place: { code: string } | { lonLat: readonly [number, number] }
}

/** One of `POST /api/sensor-readings`; the same sensor, quantity and instant again change nothing. */
export interface SensorReading {
  sensor: string
  quantity: SensorQuantity
  value: number
  at: string
}

/** Answer of `POST /api/sensor-readings`. */
export interface ReadingsReceipt {
  taken: number
  /** They were there already. */
  repeated: number
  /** Rows from 1 whose sensor is not known here. */
  unknown: readonly number[]
  signals: number
  alarms: number
}

/** `POST /api/weather-warnings` */
export interface WeatherWarning {
  hazard: WeatherHazard
  grade: WarningGrade
  /** Prefixes of grid codes. */
  areas: readonly string[]
  at: string
  until: string
}
