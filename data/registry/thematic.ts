import type { AttributeDefinition, LayerBase, LayerGroup, Sensitivity } from '../contracts/index.ts'
import { GRADE, GROUP_COLOURS } from './colours.ts'
import { both, choice, date, type LayerEntry, text } from './entry.ts'

interface ThematicEntry {
  code: string
  name: readonly [zh: string, en: string]
  group: LayerGroup
  base: LayerBase
  icon: string
  serves: readonly [zh: string, en: string]
  classAttribute?: string
  stateAttribute?: string
  sensitivity?: Sensitivity
  attributes: readonly AttributeDefinition[]
}

/** 专题图层: what all 26 have in common, said once. */
export function thematic(entry: ThematicEntry): LayerEntry {
  const { name, serves, icon, sensitivity = 1, attributes, ...rest } = entry
  return {
    ...rest,
    name: both(...name),
    serves: both(...serves),
    geometry: entry.base === 'area' ? 'polygon' : 'point',
    symbol: { icon, colour: GROUP_COLOURS[entry.group] },
    attributes: [...attributes, ...COMMON_ATTRIBUTES],
    minZoom: 8,
    sensitivity,
  }
}

/** Implicit on every thematic layer; columns of `layer_item` instead of keys of its `attributes`. */
export const COMMON_ATTRIBUTES: readonly AttributeDefinition[] = [
  choice(
    'risk',
    '风险等级',
    'Risk',
    { 低: 'Low', 一般: 'Moderate', 较大: 'High', 重大: 'Severe' },
    { 低: GRADE.blue, 一般: GRADE.yellow, 较大: GRADE.orange, 重大: GRADE.red },
  ),
  date('last_check', '上次检查', 'Last check'),
  date('next_due', '下次应检', 'Next check due'),
  text('manager', '负责人', 'Manager', { sensitivity: 3, mask: 'name' }),
  text('phone', '联系电话', 'Phone', { sensitivity: 3, mask: 'phone' }),
]
