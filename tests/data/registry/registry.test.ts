import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { both, choice, number } from '../../../data/registry/entry.ts'
import { classOf, LAYER_ENTRIES, loadRegistry, stateOf } from '../../../data/registry/index.ts'
import { thematic } from '../../../data/registry/thematic.ts'

const registry = loadRegistry()
const thematicLayers = registry.layers.filter((l) => !['base', 'core'].includes(l.group))

/** domain.md §5, as given: code, attributes, and the sensitive ones. */
const GIVEN: Record<string, string> = {
  RENTAL: 'mode rooms tenants landlord* filing_no grade smoke_alarm escape_ok',
  FIRE_UNIT: 'class area capacity hydrant_m sprinkler hazards_open last_drill',
  WORK_SAFETY: 'sector grade staff special_ops hazards_open accidents_12m',
  FIN_RISK: 'biz alert complaints_12m investors* amount* status',
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
  ELDER_CARE: 'kind beds occupied staff meals fire_ok',
  SCHOOL: 'kind students guards alarm_linked canteen gates',
  MEDICAL: 'kind level beds doctors fever emergency',
  ESTATE: 'households manager_company committee fund* parking lifts old',
  FUEL: 'kind tanks m3 piles kw ledger_ok buffer_m',
  HAZCHEM: 'act major substances qty* permit_to online',
  SHELTER: 'kind capacity stock keyholder* elevation open',
  CAMERA: 'owner bearing fov range_m online shared retention_d',
  PARTY_SERVICE: 'level items staff visits hours',
  SOCIAL_ORG: 'kind field members volunteers hours_12m',
  RISK_BUILDING: 'danger self_built business added_storeys action',
  EBIKE: 'kind slots sockets smoke arc_cutoff camera fire_gap_m',
}
const COMMON = 'risk last_check next_due manager* phone*'

describe('the registry', () => {
  it('holds ten base and core layers and the 26 thematic ones', () => {
    expect(registry.layers.slice(0, 10).map((l) => l.code)).toEqual(
      'DIVISION GRID WATER LANDUSE ROAD BUILDING RESIDENT ADDRESS ENTERPRISE EVENT'.split(' '),
    )
    expect(thematicLayers.map((l) => l.code)).toEqual(Object.keys(GIVEN))
  })

  it.each(Object.entries(GIVEN))('gives %s its attributes and grades', (code, given) => {
    const attributes = registry.layer(code)!.attributes
    const found = attributes.map((a) => a.key + (a.sensitivity >= 3 ? '*' : '')).join(' ')
    expect(found).toBe(`${given} ${COMMON}`)
  })

  it('masks the people it names', () => {
    for (const layer of thematicLayers) {
      const mask = (key: string) => layer.attributes.find((a) => a.key === key)?.mask
      expect([mask('manager'), mask('phone')]).toEqual(['name', 'phone'])
    }
  })

  it('gives every point layer a symbol of its own whose picture exists', () => {
    const icons = registry.layers.filter((l) => l.geometry === 'point' || l.group !== 'base')
    const names = icons.map((l) => l.symbol.icon)
    expect(new Set(names).size).toBe(icons.length)
    for (const icon of names) {
      const [set, name] = icon!.split(':')
      const folder = set === 'maki' ? '@mapbox/maki' : '@rapideditor/temaki'
      expect(existsSync(`node_modules/${folder}/icons/${name}.svg`), icon).toBe(true)
    }
  })

  it('says in both languages what every thematic layer serves', () => {
    for (const layer of thematicLayers) {
      expect(layer.serves!.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(layer.serves!.en).not.toMatch(/[\u4e00-\u9fff]/)
      expect(layer.name.en).not.toMatch(/[\u4e00-\u9fff]/)
    }
  })

  it('counts classes and states from 1, unknown ones as 0', () => {
    const rental = registry.layer('RENTAL')!
    expect(classOf(rental, '合租')).toBe(2)
    expect(stateOf(rental, '红')).toBe(3)
    expect(classOf(rental, '船')).toBe(0)
    expect(classOf(rental, null)).toBe(0)
    expect(stateOf(registry.layer('PARCEL')!, '红')).toBe(0)
  })

  it('follows event subclasses of 2016 to what they became', () => {
    const found = registry.currentEventSubclass('2016', 'shop-outside')!
    expect([found.category.code, found.subclass.code]).toEqual(['enforcement', 'cross-door'])
    expect(registry.currentEventSubclass('2016', 'fire-hazard')!.category.code).toBe('emergency')
    expect(registry.eventSubclass('2021', 'cross-door')!.name.zh).toBe('跨门经营')
  })
})

describe('a 27th layer', () => {
  const WELL = thematic({
    code: 'WELL',
    name: ['水井', 'Well'],
    group: 'service',
    base: 'facility',
    icon: 'temaki:water_tap',
    serves: ['应急供水', 'Emergency water'],
    classAttribute: 'kind',
    attributes: [
      choice('kind', '类型', 'Kind', { 浅井: 'Shallow', 深井: 'Deep' }),
      number('depth_m', '井深', 'Depth', { unit: both('米', 'm') }),
    ],
  })

  it('is one entry in the list', () => {
    const more = loadRegistry([...LAYER_ENTRIES, WELL])
    expect(more.layers).toHaveLength(registry.layers.length + 1)
    expect(more.layer('WELL')!.attributes.at(-1)!.key).toBe('phone')
    expect(classOf(more.layer('WELL')!, '深井')).toBe(2)
  })

  it.each([
    [
      { classAttribute: 'depth_m' },
      'Layer WELL is not well-formed: entry: classAttribute must name an attribute that is an enum',
    ],
    [{ code: 'well' }, 'code: must be like FIRE_UNIT'],
    [{ minZoom: 99 }, 'minZoom: Invalid value'],
    [{ symbol: { icon: 'well.png', colour: 'red' } }, 'symbol.icon: must be maki:<name>'],
    [{ colour: 'red' }, 'colour: Invalid key'],
    [
      { attributes: [number('a', '甲', 'A'), number('a', '甲', 'A')] },
      'attributes: a key stands twice',
    ],
  ])('is refused with the fault named: %j', (fault, sentence) => {
    expect(() => loadRegistry([{ ...WELL, ...fault }])).toThrow(sentence)
  })

  it('is refused when its code is taken', () => {
    expect(() => loadRegistry([...LAYER_ENTRIES, WELL, WELL])).toThrow('WELL stands twice')
  })
})
