import type { Bilingual } from '../contracts/index.ts'
import { both } from './entry.ts'

export interface RunbookTask {
  title: Bilingual
  /** Who is asked. */
  to: Bilingual
  /** Who is asked after that, when nobody answers in time; the commander last. */
  next: readonly Bilingual[]
  /** Somebody has to answer within this. */
  withinMinutes: number
}

export interface IncidentKindEntry {
  code: string
  name: Bilingual
  /** Layers of what makes it worse, inside the area or near it. */
  hazards: readonly string[]
  /** What is ordered first; the commander may change all of it. */
  runbook: readonly RunbookTask[]
}

const task = (
  zh: string,
  en: string,
  who: [string, string],
  withinMinutes: number,
): RunbookTask => ({
  title: both(zh, en),
  to: both(...who),
  next: NEXT_IN_LINE.map((one) => both(...one)),
  withinMinutes,
})

/** Whoever is on duty in the district can reach everybody. */
const DUTY_OFFICE: [string, string] = ['区应急值班室', 'District duty office']
const NEXT_IN_LINE = [DUTY_OFFICE]

const GAS: [string, string] = ['燃气公司', 'Gas company']
const POWER: [string, string] = ['供电公司', 'Power company']
const FIRE: [string, string] = ['消防救援站', 'Fire station']
const POLICE: [string, string] = ['派出所', 'Police station']
const HEALTH: [string, string] = ['卫健部门', 'Health service']
const STREET: [string, string] = ['街道', 'Subdistrict office']

const CORDON = task('划定警戒区，封闭道路', 'Cordon off, close the roads', POLICE, 5)
const SHELTER = task('开放避灾安置场所', 'Open the shelters', STREET, 10)
const AMBULANCE = task('救护车到场待命', 'Ambulances standing by', HEALTH, 5)
const GAS_OFF = task('关闭燃气总阀', 'Shut off the gas', GAS, 5)
const POWER_OFF = task('切断电源', 'Cut the power', POWER, 10)

const HOUSING = ['GROUP_RENTAL', 'RISK_BUILDING', 'EBIKE']
const DANGEROUS = ['HAZCHEM', 'FUEL', 'CT_MATERIAL']

/** 突发事件类型 with their runbooks (预案). */
export const INCIDENT_KINDS: readonly IncidentKindEntry[] = [
  {
    code: 'collapse',
    name: both('路面塌陷', 'Road collapse'),
    hazards: [...DANGEROUS, 'CONSTRUCTION', ...HOUSING],
    runbook: [
      CORDON,
      GAS_OFF,
      POWER_OFF,
      task('检测周边房屋结构', 'Survey the houses around', ['住建部门', 'Housing bureau'], 15),
      SHELTER,
    ],
  },
  {
    code: 'fire',
    name: both('火灾', 'Fire'),
    hazards: [...DANGEROUS, 'CATERING', ...HOUSING],
    runbook: [
      task('出动灭火', 'Fight the fire', FIRE, 3),
      CORDON,
      GAS_OFF,
      POWER_OFF,
      AMBULANCE,
      SHELTER,
    ],
  },
  {
    code: 'gasLeak',
    name: both('燃气泄漏', 'Gas leak'),
    hazards: [...DANGEROUS, 'CATERING', ...HOUSING],
    runbook: [GAS_OFF, CORDON, POWER_OFF, task('检测浓度', 'Measure the air', FIRE, 5), AMBULANCE],
  },
  {
    code: 'chemical',
    name: both('危化品泄漏', 'Chemical spill'),
    hazards: [...DANGEROUS, 'SCHOOL', 'ELDER_CARE'],
    runbook: [
      task('处置泄漏源', 'Stop the spill', FIRE, 3),
      CORDON,
      AMBULANCE,
      task('监测空气和水', 'Monitor air and water', ['生态环境部门', 'Environment bureau'], 15),
      SHELTER,
    ],
  },
  {
    code: 'flood',
    name: both('洪涝台风', 'Flood or typhoon'),
    hazards: ['RISK_BUILDING', 'CONSTRUCTION', ...DANGEROUS],
    runbook: [
      SHELTER,
      POWER_OFF,
      task('排涝', 'Pump out', ['水利部门', 'Water bureau'], 15),
      AMBULANCE,
    ],
  },
  {
    code: 'bomb',
    name: both('爆炸物', 'Explosive device'),
    hazards: [...DANGEROUS, 'KEY_PLACE', 'SCHOOL'],
    runbook: [CORDON, task('排爆', 'Defuse', POLICE, 5), AMBULANCE, SHELTER],
  },
  {
    code: 'other',
    name: both('其他', 'Other'),
    hazards: [...DANGEROUS, ...HOUSING],
    runbook: [CORDON, AMBULANCE, SHELTER],
  },
]
