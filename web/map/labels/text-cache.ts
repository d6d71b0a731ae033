import { drawSymbol, FONT, SYMBOL_SIZE, type SymbolLook } from '../points/draw-symbol.ts'
import { iconShape } from '../symbols/icons.ts'
import type { LabelCandidate, Theme } from '../tiles/worker-protocol.ts'
import type { DrawnBy } from '../view/drawn-by.ts'
import { contextOf } from '../view/stage-canvas.ts'
import type { LabelStyle } from './label-styles.ts'

export interface TextPicture {
  canvas: HTMLCanvasElement
  width: number
}

/** Texts are drawn once and copied ever after: halos are dear. */
export interface TextCache {
  /** Null for a text that was never made. */
  find(text: string, look: TextLook): TextPicture | null
  make(text: string, look: TextLook): void
  /** How many were ever made. */
  made(): number
  /** Null until the icon has been read. */
  symbol(candidate: LabelCandidate, theme: Theme): HTMLCanvasElement | null
}

export interface TextLook {
  style: LabelStyle
  ink: string
  halo: string
}

/** Some 900 texts on a plain screen. */
const KEPT_BYTES = 12_000_000
/** What a canvas weighs beside its pixels. */
const CANVAS_BYTES = 8_000

export function createTextCache(
  ratio: number,
  by: DrawnBy,
  draw: typeof drawText = drawText,
): TextCache {
  const pictures = new Map<string, TextPicture>()
  const symbols = new Map<string, HTMLCanvasElement>()
  let made = 0
  let bytes = 0
  /** Used longest ago stands first. */
  const putLast = (key: string, picture: TextPicture) => {
    pictures.delete(key)
    pictures.set(key, picture)
  }
  const forgetOldest = () => {
    for (const [key, { canvas }] of pictures) {
      if (bytes <= KEPT_BYTES) return
      pictures.delete(key)
      bytes -= weightOf(canvas)
      // Gives its pixels back at once: the collector doesn't know how much hangs on a canvas.
      canvas.width = canvas.height = 0
    }
  }
  return {
    symbol({ icon: name = '', colour = '', risk = 0 }, theme) {
      const icon = iconShape(name)
      const key = `${name}|${colour}|${risk}|${theme}`
      const known = symbols.get(key)
      if (known || !icon) return known ?? null
      const canvas = drawAreaSymbol({ colour, icon, risk, state: null, theme }, ratio, by)
      symbols.set(key, canvas)
      return canvas
    },
    find(text, look) {
      const key = keyOf(text, look)
      const known = pictures.get(key)
      if (known) putLast(key, known)
      return known ?? null
    },
    make(text, look) {
      made++
      const picture = draw(text, look, ratio, by)
      putLast(keyOf(text, look), picture)
      bytes += weightOf(picture.canvas)
      forgetOldest()
    },
    made: () => made,
  }
}

const weightOf = ({ width, height }: HTMLCanvasElement): number => CANVAS_BYTES + 4 * width * height

const fontOf = ({ italic, weight, size }: LabelStyle) =>
  `${italic ? 'italic ' : ''}${weight} ${size}px ${FONT}`

const keyOf = (text: string, { style, ink, halo }: TextLook) =>
  `${text}|${fontOf(style)}|${ink}|${halo}|${style.halo}|${style.spacing}`

function drawAreaSymbol(look: SymbolLook, ratio: number, by: DrawnBy): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = Math.ceil(SYMBOL_SIZE * ratio)
  const context = contextOf(canvas, by)
  context.translate(canvas.width / 2, canvas.height / 2)
  context.scale(ratio, ratio)
  drawSymbol(context, look)
  return canvas
}

function drawText(
  text: string,
  { style, ink, halo }: TextLook,
  ratio: number,
  by: DrawnBy,
): TextPicture {
  const canvas = document.createElement('canvas')
  const context = contextOf(canvas, by)
  const set = () => {
    context.font = fontOf(style)
    context.letterSpacing = `${style.spacing}px`
  }
  set()
  const width = context.measureText(text).width
  canvas.width = Math.ceil((width + 2 * style.halo + 4) * ratio)
  canvas.height = Math.ceil((style.size * 1.5 + 2 * style.halo) * ratio)
  set()
  context.scale(ratio, ratio)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  const x = canvas.width / ratio / 2 + style.spacing / 2
  const y = canvas.height / ratio / 2
  if (style.halo > 0) {
    context.strokeStyle = halo
    context.lineJoin = 'round'
    context.lineWidth = style.halo
    context.strokeText(text, x, y)
  }
  context.fillStyle = ink
  context.fillText(text, x, y)
  return { canvas, width }
}
