import type { Bilingual } from '../contracts/index.ts'

/** 四类数据: the four catalogues that a district begins with, and the layer each one is drawn as. */
export interface DataCategory {
  code: 'rentals' | 'fireUnits' | 'enterprises' | 'events'
  name: Bilingual
  layer: string
}

export const DATA_CATEGORIES: readonly DataCategory[] = [
  { code: 'rentals', name: { zh: '出租房', en: 'Rentals' }, layer: 'RENTAL' },
  { code: 'fireUnits', name: { zh: '消防单位', en: 'Fire units' }, layer: 'FIRE_UNIT' },
  { code: 'enterprises', name: { zh: '企业', en: 'Enterprises' }, layer: 'ENTERPRISE' },
  { code: 'events', name: { zh: '事件', en: 'Events' }, layer: 'EVENT' },
]
