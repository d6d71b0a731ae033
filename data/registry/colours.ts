import type { LayerGroup } from '../contracts/index.ts'

/**
 * One colour a group. Against white ≥ 4.5:1; any two stay at least ΔE 25 apart, also for readers without
 * red, green or blue cones (`tests/data/registry/colours.test.ts`).
 */
export const GROUP_COLOURS: Readonly<Record<LayerGroup, string>> = {
  base: '#6b7280',
  core: '#2b3a54',
  housing: '#7c58eb',
  safety: '#770a1a',
  business: '#926c00',
  service: '#0e866d',
  own: '#5e168b',
}

/** 红橙黄蓝绿 of grades and warnings; the words stand beside them wherever they are drawn. */
export const GRADE = {
  red: '#c62828',
  orange: '#e8710a',
  yellow: '#e0a800',
  blue: '#1e6fd9',
  green: '#2e7d32',
  grey: '#7a8594',
} as const
