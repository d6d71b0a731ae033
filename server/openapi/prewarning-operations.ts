import type { OperationText } from './describe.ts'

/** Sensors, weather, and the alarms that rules make of them. */
export const PREWARNING_OPERATIONS: readonly OperationText[] = [
  {
    method: 'get',
    path: '/api/alarms',
    summary: 'What the rules have fired on and why, the newest first',
    query: {
      area: 'Prefix of grid codes',
      state: 'open (default) or all',
      from: 'ISO 8601',
      to: 'ISO 8601, not included',
      limit: '1–500, default 100',
    },
    answers: 'AlarmPage',
  },
  {
    method: 'get',
    path: '/api/alarms/{id}',
    summary: 'One alarm with everything that was folded into it',
    answers: 'Alarm',
  },
  {
    method: 'post',
    path: '/api/alarms/{id}/acknowledge',
    summary: 'Somebody has seen it; the first one counts',
    answers: 'Alarm',
  },
  {
    method: 'get',
    path: '/api/prewarning-rules',
    summary: 'What fires an alarm, as data',
    answers: 'PrewarningTable',
  },
  {
    method: 'post',
    path: '/api/prewarning-rules',
    summary: 'Publishes another table of rules; the district’s desk alone',
    body: 'PrewarningRules',
    answers: 'PrewarningTable',
    status: 201,
  },
  {
    method: 'post',
    path: '/api/prewarning-rules/trial',
    summary: 'What these rules would have fired in the last days; the district’s desk alone',
    body: 'PrewarningTrialAsked',
    answers: 'PrewarningTrial',
  },
  {
    method: 'post',
    path: '/api/prewarning-rules/check',
    summary: 'Lets the rules look at once; the district’s desk alone',
    answers: 'PrewarningCheck',
  },
  {
    method: 'get',
    path: '/api/sensors',
    summary:
      'Sensors with what they have told last: those that fire first, then those that are silent',
    query: { area: 'Prefix of grid codes', limit: '1–500, default 200' },
    answers: 'SensorPage',
  },
  {
    method: 'post',
    path: '/api/sensors',
    summary: 'Registers sensors with their places, or moves them',
    body: 'SensorBatch',
    answers: 'SensorsRegistered',
    status: 201,
  },
  {
    method: 'post',
    path: '/api/sensor-readings',
    summary: 'Takes readings; the same sensor, quantity and instant again change nothing',
    body: 'ReadingBatch',
    answers: 'ReadingsReceipt',
  },
  {
    method: 'post',
    path: '/api/weather-warnings',
    summary: 'Takes a weather warning; sent again with the same Idempotency-Key it changes nothing',
    body: 'WeatherWarning',
    answers: 'WeatherTaken',
    status: 201,
  },
]
