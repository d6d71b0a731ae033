import type { Theme } from '../../tiles/worker-protocol.ts'
import type { CellTone, SceneMark } from './grid-scene.ts'

/** Fill and text of a cell; the label says the same in words. */
export const TONES: Readonly<Record<CellTone, Record<Theme, { fill: string; ink: string }>>> = {
  under: {
    light: { fill: 'rgba(214, 150, 20, .26)', ink: '#7a4a00' },
    dark: { fill: 'rgba(243, 189, 98, .24)', ink: '#f3bd62' },
  },
  fitting: {
    light: { fill: 'rgba(40, 140, 90, .14)', ink: '#1c5c38' },
    dark: { fill: 'rgba(116, 207, 150, .14)', ink: '#8adcaa' },
  },
  over: {
    light: { fill: 'rgba(200, 50, 40, .26)', ink: '#951d16' },
    dark: { fill: 'rgba(255, 120, 110, .28)', ink: '#ffa49c' },
  },
  none: {
    light: { fill: 'rgba(90, 80, 160, .16)', ink: '#463a85' },
    dark: { fill: 'rgba(170, 160, 255, .18)', ink: '#c3b8ff' },
  },
  unknown: {
    light: { fill: 'rgba(110, 120, 130, .12)', ink: '#3d4650' },
    dark: { fill: 'rgba(160, 170, 180, .12)', ink: '#c2cad2' },
  },
}

interface Inks {
  /** Boundaries at rest. */
  line: string
  /** Around lines and letters. */
  ground: string
  /** What is in the hand. */
  accent: string
  accentSoft: string
  refused: string
  /** Somebody else has it in hand. */
  other: string
  /** Over the map inside the plan. */
  veil: string
  /** Beyond the plan. */
  beyond: string
  locked: string
}

export const INKS: Readonly<Record<Theme, Inks>> = {
  light: {
    line: '#2b3540',
    ground: 'rgba(255, 255, 255, .92)',
    accent: '#1763d6',
    accentSoft: 'rgba(23, 99, 214, .14)',
    refused: '#c4231a',
    other: '#9a3fb5',
    veil: 'rgba(252, 252, 250, .38)',
    beyond: 'rgba(226, 229, 232, .74)',
    locked: 'rgba(60, 70, 80, .5)',
  },
  dark: {
    line: '#cfd8e0',
    ground: 'rgba(20, 23, 26, .9)',
    accent: '#6cb0ff',
    accentSoft: 'rgba(108, 176, 255, .2)',
    refused: '#ff8a80',
    other: '#d9a2ec',
    veil: 'rgba(24, 28, 32, .4)',
    beyond: 'rgba(9, 11, 13, .66)',
    locked: 'rgba(215, 225, 235, .4)',
  },
}

export const MARK_INKS: Readonly<Record<SceneMark['tone'], Record<Theme, string>>> = {
  error: { light: '#c4231a', dark: '#ff8a80' },
  warning: { light: '#a36a00', dark: '#ffc04d' },
  note: { light: '#4f6475', dark: '#a7b8c6' },
}
