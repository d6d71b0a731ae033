import type { EnumValue, LayerSummary } from '../../../data/contracts/index.ts'
import { GRADE } from '../../../data/registry/colours.ts'
import type { Theme } from '../tiles/worker-protocol.ts'

/** 风险: unknown, 低, 一般, 较大, 重大. How much of the ring is drawn says the same again, without colour. */
export const RISK_COLOURS: Record<Theme, readonly string[]> = {
  light: ['#9aa3ad', GRADE.blue, GRADE.yellow, GRADE.orange, GRADE.red],
  dark: ['#77818b', '#5aa2ff', '#ffd24a', '#ff9442', '#ff5c5c'],
}

/** Share of the ring that a risk fills. */
export const RISK_SHARE = [0, 0.25, 0.5, 0.75, 1] as const

/** Classes without a colour of their own: eight hues of like weight, told apart by most colour-blind readers (Okabe–Ito, darkened). */
const CLASS_COLOURS = [
  '#0b6fa4',
  '#c2570c',
  '#0a7d63',
  '#a3437f',
  '#8a6d00',
  '#4a63c8',
  '#7a4a21',
  '#5b6770',
]

type Styled = Pick<LayerSummary, 'style' | 'attributes' | 'group'>

/** The colour of a layer's symbol. */
export const layerColour = (layer: Pick<LayerSummary, 'style'>, theme: Theme): string =>
  themed(isHex(layer.style.colour) ? layer.style.colour : NO_COLOUR, theme)

/** Colours of own layers come from outside and end up in markup. */
const isHex = (colour: string) => /^#[0-9a-f]{6}$/i.test(colour)
const NO_COLOUR = '#6b7280'

/** The colour of one of a layer's classes (1-based; 0 = unknown), as drawn and as shown in the legend. */
export function classColour(layer: Styled, klass: number, theme: Theme): string {
  const values = classValues(layer)
  const own = values[klass - 1]?.colour
  if (own && isHex(own)) return themed(own, theme)
  if (layer.group !== 'own' || values.length < 2) return layerColour(layer, theme)
  return klass === 0 ? '#8a929a' : themed(CLASS_COLOURS[(klass - 1) % CLASS_COLOURS.length]!, theme)
}

/** Colours of a closed list whose values stand beside each other, e.g. in an answer: 0 = unknown, then one a value. */
export function listColours(values: readonly EnumValue[], theme: Theme): string[] {
  const named = values.map(({ colour }, i) =>
    themed(colour && isHex(colour) ? colour : CLASS_COLOURS[i % CLASS_COLOURS.length]!, theme),
  )
  return [RISK_COLOURS[theme][0]!, ...named]
}

export const classValues = (layer: Styled) => valuesOf(layer, layer.style.classAttribute)
export const stateValues = (layer: Styled) => valuesOf(layer, layer.style.stateAttribute)

function valuesOf(layer: Styled, key: string | undefined) {
  return layer.attributes.find((attribute) => attribute.key === key)?.values ?? []
}

/** On dark ground colours are lifted until they stand out as much as they do on white. */
export function themed(hex: string, theme: Theme): string {
  if (theme === 'light') return hex
  const [h, s, l] = toHsl(hex)
  return toHex(h, Math.min(s, 0.62), Math.min(0.7, Math.max(0.66, 0.78 - 0.4 * l)))
}

export function rgbOf(hex: string): [number, number, number] {
  const full = hex.length === 4 ? hex.replaceAll(/[^#]/g, (c) => c + c) : hex
  const n = Number.parseInt(full.slice(1, 7), 16)
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255]
}

function toHsl(hex: string): [h: number, s: number, l: number] {
  const [r, g, b] = rgbOf(hex).map((v) => v / 255) as [number, number, number]
  const max = Math.max(r, g, b)
  const min = Math.min(r, g, b)
  const l = (max + min) / 2
  const d = max - min
  if (d === 0) return [0, 0, l]
  const s = d / (1 - Math.abs(2 * l - 1))
  const h = max === r ? ((g - b) / d + 6) % 6 : max === g ? (b - r) / d + 2 : (r - g) / d + 4
  return [h, s, l]
}

function toHex(h: number, s: number, l: number): string {
  const c = (1 - Math.abs(2 * l - 1)) * s
  const channel = (n: number) => {
    const k = (n + h * 2) % 12
    return Math.round(255 * (l - (c / 2) * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  }
  return `#${[0, 8, 4].map((n) => channel(n).toString(16).padStart(2, '0')).join('')}`
}
