import type { DeskRowKind } from '../../../data/contracts/index.ts'
import type { Theme } from '../tiles/worker-protocol.ts'

/** Told apart by shape first, then by colour: on the map, in the legend and in the table alike. */
export interface DeskSymbol {
  /** SVG paths in a box of 16 × 16: filled, and stroked over it in the colour of the ground. */
  shape: string
  glyph: string
  colour: Record<Theme, string>
}

export const DESK_SYMBOLS: Readonly<Record<DeskRowKind, DeskSymbol>> = {
  added: {
    shape: 'M8 1.6a6.4 6.4 0 1 1 0 12.8a6.4 6.4 0 1 1 0-12.8z',
    glyph: 'M8 4.8v6.4M4.8 8h6.4',
    colour: { light: '#17733f', dark: '#6fd79a' },
  },
  changed: {
    shape: 'M8 .8L15.2 8L8 15.2L.8 8z',
    glyph: 'M5 6.6h6M5 9.4h6',
    colour: { light: '#3450c4', dark: '#9db0ff' },
  },
  moved: {
    shape: 'M1 5.2h7V1.6L15.2 8L8 14.4v-3.6H1z',
    glyph: '',
    colour: { light: '#7a35ad', dark: '#cda0f7' },
  },
  removed: {
    shape: 'M2 2h12v12H2z',
    glyph: 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6',
    colour: { light: '#b3261e', dark: '#ff8f86' },
  },
  same: {
    shape: 'M8 4.8a3.2 3.2 0 1 1 0 6.4a3.2 3.2 0 1 1 0-6.4z',
    glyph: '',
    colour: { light: '#75808a', dark: '#929ea9' },
  },
  doubtful: {
    shape: 'M8 .6L15.6 14.4H.4z',
    glyph: 'M6.4 7.2c0-2.4 3.4-2.2 3.2 0c-.1 1.1-1.6 1.2-1.6 2.5M8 11.7v.9',
    colour: { light: '#a35a00', dark: '#ffc04d' },
  },
  failed: {
    shape: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
    glyph: 'M8 4.2v4.6M8 10.8v1.2',
    colour: { light: '#363f47', dark: '#c8d0d8' },
  },
}

const SIDE = 16
const sprites = new Map<string, HTMLCanvasElement>()

/** The symbol as a small picture, made once for each theme and density. */
export function deskSprite(kind: DeskRowKind, theme: Theme, ratio: number): HTMLCanvasElement {
  const key = `${kind} ${theme} ${ratio}`
  const known = sprites.get(key)
  if (known) return known
  const canvas = document.createElement('canvas')
  const margin = 2
  canvas.width = canvas.height = Math.ceil((SIDE + 2 * margin) * ratio)
  const context = canvas.getContext('2d')
  if (context) {
    context.scale(ratio, ratio)
    context.translate(margin, margin)
    paint(context, DESK_SYMBOLS[kind], theme)
  }
  sprites.set(key, canvas)
  return canvas
}

function paint(context: CanvasRenderingContext2D, symbol: DeskSymbol, theme: Theme): void {
  const ground = theme === 'dark' ? '#14171a' : '#ffffff'
  const shape = new Path2D(symbol.shape)
  context.lineJoin = 'round'
  context.lineCap = 'round'
  context.strokeStyle = ground
  context.lineWidth = 2.4
  context.stroke(shape)
  context.fillStyle = symbol.colour[theme]
  context.fill(shape)
  context.lineWidth = 1.7
  context.stroke(new Path2D(symbol.glyph))
}
