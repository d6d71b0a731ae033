import type { LayerCode, PrewarningTable } from '../contracts/index.ts'
import { both } from './entry.ts'

const layers = (...codes: string[]) => codes as LayerCode[]

/** What comes with the software; a district publishes versions of its own over it. Limits of sensors are first guesses: their makers and the district know better. */
export const PREWARNING_RULES: PrewarningTable = {
  version: '2026.1',
  rules: [
    {
      id: 'smoke',
      name: both('烟感报警', 'Smoke'),
      isOn: true,
      when: { kind: 'threshold', quantity: 'smoke', atLeast: 0.5, times: 2 },
      fold: { withinM: 60, withinMinutes: 30 },
      event: { subclass: 'fire', level: 1, urgency: 'pressing' },
    },
    {
      id: 'gas',
      name: both('燃气浓度超限', 'Gas'),
      isOn: true,
      when: { kind: 'threshold', quantity: 'gas', atLeast: 10, times: 1 },
      fold: { withinM: 60, withinMinutes: 30 },
      event: { subclass: 'gas-leak', level: 1, urgency: 'pressing' },
    },
    {
      id: 'charging-heat',
      name: both('充电设施过热', 'Charging point too hot'),
      isOn: true,
      when: { kind: 'threshold', quantity: 'temperature', atLeast: 70, times: 2 },
      fold: { withinM: 80, withinMinutes: 60 },
      event: { subclass: 'fire-hazard', level: 2, urgency: 'pressing' },
    },
    {
      id: 'water-level',
      name: both('水位超警戒', 'Water above the warning mark'),
      isOn: true,
      when: { kind: 'threshold', quantity: 'waterLevel', atLeast: 3.5, times: 2 },
      fold: { area: 'community', withinMinutes: 360 },
      event: { subclass: 'river-level', level: 2 },
    },
    {
      id: 'tilt',
      name: both('危房倾斜', 'A building tilts'),
      isOn: true,
      when: { kind: 'threshold', quantity: 'tilt', atLeast: 10, times: 3 },
      fold: { withinM: 30, withinMinutes: 1440 },
      event: { subclass: 'wall-falling', level: 1 },
    },
    {
      id: 'charging-crowd',
      name: both('违规充电集中', 'E-bikes charged indoors, again and again'),
      isOn: true,
      when: {
        kind: 'count',
        subclasses: ['ebike-indoor-charging', 'fire-hazard', 'escape-blocked'],
        atLeast: 5,
        withinM: 150,
        withinHours: 168,
      },
      fold: { withinM: 300, withinMinutes: 10_080 },
      event: { subclass: 'fire-hazard', level: 2 },
    },
    {
      id: 'inspection-overdue',
      name: both('高风险逾期未检', 'High risk, inspection overdue'),
      isOn: true,
      when: {
        kind: 'inspection',
        layers: layers('FIRE_UNIT', 'WORK_SAFETY', 'HAZCHEM', 'RISK_BUILDING', 'EBIKE'),
        riskAtLeast: 4,
        overdueDays: 7,
      },
      fold: { area: 'community', withinMinutes: 1440 },
      event: { subclass: 'fire-hazard', level: 3 },
    },
    {
      id: 'rain-buildings',
      name: both('暴雨与危房', 'Heavy rain on risk buildings'),
      isOn: true,
      when: {
        kind: 'weather',
        hazard: 'rain',
        atLeast: 3,
        layers: layers('RISK_BUILDING'),
        riskAtLeast: 3,
      },
      fold: { area: 'community', withinMinutes: 720 },
      event: { subclass: 'wall-falling', level: 2, urgency: 'pressing' },
    },
    {
      id: 'wind-sites',
      name: both('台风与工地', 'Typhoon on building sites'),
      isOn: true,
      when: {
        kind: 'weather',
        hazard: 'typhoon',
        atLeast: 2,
        layers: layers('CONSTRUCTION'),
        riskAtLeast: 2,
      },
      fold: { area: 'community', withinMinutes: 720 },
      event: { subclass: 'site-hazard', level: 2, urgency: 'pressing' },
    },
  ],
}
