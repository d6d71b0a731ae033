import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ENTITY_GRADES } from '../../../data/registry/entity-grades.ts'
import { loadRegistry } from '../../../data/registry/index.ts'

const registry = loadRegistry()

/** Every attribute of grade 2 and above, and what counts people; a field that is not here is open to everybody. */
const ABOVE_ONE: Record<string, string> = {
  GRID: 'households#1',
  RESIDENT: 'count#2 households#2 aged60#2 children14#2 floating#2',
  EVENT: 'description3',
  RENTAL: 'tenants#2 landlord3',
  FIN_RISK: 'investors3 amount3',
  ELDER_CARE: 'occupied2',
  SCHOOL: 'guards2',
  ESTATE: 'fund3',
  HAZCHEM: 'qty3',
  SHELTER: 'keyholder3',
}
const OPEN: Record<string, string> = {
  DIVISION: 'level kind',
  GRID: 'kind',
  WATER: 'class',
  LANDUSE: 'class',
  ROAD: 'class',
  BUILDING: 'use floors stairwells year danger self_built',
  RESIDENT: 'band',
  ADDRESS: 'use tenure stairwell floor area_m2 state',
  ENTERPRISE: 'kind status industry uscc staff',
  EVENT: 'category state subclass level source reported_at deadline_at closed_at',
  RENTAL: 'mode rooms filing_no grade smoke_alarm escape_ok',
  FIRE_UNIT: 'class area capacity hydrant_m sprinkler hazards_open last_drill',
  WORK_SAFETY: 'sector grade staff special_ops hazards_open accidents_12m',
  FIN_RISK: 'biz alert complaints_12m status',
  PARCEL: 'kind brand permit daily realname_rate xray',
  CT_MATERIAL: 'goods realname ledger_ok cctv level',
  NON_COMM_HOUSING: 'kind units occupied operator delivered sublet',
  TRAINING: 'subject permit students prepaid_supervised floor fire_ok',
  CONVENIENCE: 'kind hours elderly_friendly doorstep rating',
  KEY_PLACE: 'kind licence capacity realname incidents_12m',
  SHOPFRONT: 'trade three_in_one gas_bottle sign_ok cross_door_12m',
  CATERING: 'permit grade open_kitchen gas fume_device complaints_12m',
  CONSTRUCTION: 'stage builder workers cranes deep_pit injuries_12m',
  GROUP_RENTAL: 'split beds m2_per_person partition found_by rectify',
  ELDER_CARE: 'kind beds staff meals fire_ok',
  SCHOOL: 'kind students alarm_linked canteen gates',
  MEDICAL: 'kind level beds doctors fever emergency',
  ESTATE: 'households manager_company committee parking lifts old',
  FUEL: 'kind tanks m3 piles kw ledger_ok buffer_m',
  HAZCHEM: 'act major substances permit_to online',
  SHELTER: 'kind capacity stock elevation open',
  CAMERA: 'owner bearing fov range_m online shared retention_d',
  PARTY_SERVICE: 'level items staff visits hours',
  SOCIAL_ORG: 'kind field members volunteers hours_12m',
  RISK_BUILDING: 'danger self_built business added_storeys action',
  EBIKE: 'kind slots sockets smoke arc_cutoff camera fire_gap_m',
}
const COMMON_OPEN = 'risk last_check next_due'
const COMMON_ABOVE = 'manager3 phone3'

const words = (text = '') => text.split(' ').filter(Boolean).sort()

describe('the grade of each attribute', () => {
  it.each(registry.layers.map((layer) => layer.code as string))('%s: was decided', (code) => {
    const layer = registry.layer(code)!
    const isThematic = !['base', 'core'].includes(layer.group)
    const graded = layer.attributes.map(({ key, sensitivity, counts }) =>
      sensitivity > 1 || counts ? `${key}${counts ? '#' : ''}${sensitivity}` : key,
    )
    expect(graded.sort()).toEqual(
      [
        ...words(ABOVE_ONE[code]),
        ...words(OPEN[code]),
        ...(isThematic ? words(`${COMMON_OPEN} ${COMMON_ABOVE}`) : []),
      ].sort(),
    )
  })

  it('puts nothing of grade 3 or 4 on tiles', () => {
    for (const { attributes, classAttribute, stateAttribute } of registry.layers) {
      const drawn = attributes.filter(({ key }) => [classAttribute, stateAttribute].includes(key))
      for (const { sensitivity } of drawn) expect(sensitivity).toBeLessThan(3)
    }
  })

  it('masks every name and phone, and withholds the other sensitive values', () => {
    const masks = registry.layers.flatMap(({ attributes }) =>
      attributes.filter((a) => a.sensitivity >= 3).map((a) => `${a.key}:${a.mask ?? 'withheld'}`),
    )
    expect([...new Set(masks)].sort()).toEqual([
      'amount:withheld',
      'description:withheld',
      'fund:withheld',
      'investors:withheld',
      'keyholder:name',
      'landlord:name',
      'manager:name',
      'phone:phone',
      'qty:withheld',
    ])
  })
})

/** Columns that each table has by now, from the migrations. */
function columnsOf(table: string): string[] {
  const dir = resolve(import.meta.dirname, '../../../server/storage/migrations')
  const text = ['0001-base.sql', '0011-secrets.sql']
    .map((name) => readFileSync(`${dir}/${name}`, 'utf8'))
    .join('\n')
  const body = new RegExp(`create table ${table} \\(\\n([\\s\\S]*?)\\n\\);`).exec(text)?.[1] ?? ''
  return body
    .split('\n')
    .map((line) => /^ {2}([a-z_0-9]+) /.exec(line)?.[1])
    .filter((name): name is string => name !== undefined)
    .filter((name) => !['primary', 'foreign', 'unique', 'check'].includes(name))
}

describe('the grade of each column of the base', () => {
  it.each(Object.keys(ENTITY_GRADES))('%s: was decided', (table) => {
    const columns = columnsOf(table)
    expect(columns.length).toBeGreaterThan(2)
    const graded = ENTITY_GRADES[table]!
    expect(Object.values(graded).join(' ').split(' ').sort()).toEqual(columns.sort())
  })

  it('leaves no table of the base out', () => {
    const text = readFileSync(
      resolve(import.meta.dirname, '../../../server/storage/migrations/0001-base.sql'),
      'utf8',
    )
    const tables = [...text.matchAll(/create table ([a-z_]+) \(/g)].map((match) => match[1])
    expect(Object.keys(ENTITY_GRADES).sort()).toEqual([...tables, 'person_secret'].sort())
  })
})
