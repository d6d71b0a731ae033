import { drawSymbol, FONT, SYMBOL_SIZE, type SymbolLook } from '../points/draw-symbol.ts'
import { paletteOf } from '../shapes/palette.ts'
import { iconShape } from '../symbols/icons.ts'
import type { LabelCandidate, Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import { type LabelStyle, labelInk } from './label-styles.ts'
import type { PlacedLabel } from './place-labels.ts'

interface TextPicture {
  canvas: HTMLCanvasElement
  width: number
}

/** Texts are drawn once and copied ever after: halos are dear. */
export interface TextCache {
  /** Null for a text that was never drawn and for which there is no time left. */
  picture(
    text: string,
    style: LabelStyle,
    ink: string,
    halo: string,
    endMs: number,
  ): TextPicture | null
  /** Null until the icon has been read. */
  symbol(candidate: LabelCandidate, theme: Theme): HTMLCanvasElement | null
}

const KEPT_TEXTS = 800

export function createTextCache(ratio: number): TextCache {
  const pictures = new Map<string, TextPicture>()
  const symbols = new Map<string, HTMLCanvasElement>()
  return {
    symbol({ icon: name = '', colour = '', risk = 0 }, theme) {
      const icon = iconShape(name)
      const key = `${name}|${colour}|${risk}|${theme}`
      const known = symbols.get(key)
      if (known || !icon) return known ?? null
      const canvas = drawAreaSymbol({ colour, icon, risk, state: null, theme }, ratio)
      symbols.set(key, canvas)
      return canvas
    },
    picture(text, style, ink, halo, endMs) {
      const font = `${style.italic ? 'italic ' : ''}${style.weight} ${style.size}px ${FONT}`
      const key = `${text}|${font}|${ink}|${halo}|${style.halo}|${style.spacing}`
      const known = pictures.get(key)
      if (known) return known
      if (performance.now() > endMs) return null
      const picture = drawText(text, font, style, ink, halo, ratio)
      pictures.set(key, picture)
      if (pictures.size > KEPT_TEXTS) pictures.delete(pictures.keys().next().value ?? '')
      return picture
    },
  }
}

function drawAreaSymbol(look: SymbolLook, ratio: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = Math.ceil(SYMBOL_SIZE * ratio)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('No drawing surface for a symbol')
  context.translate(canvas.width / 2, canvas.height / 2)
  context.scale(ratio, ratio)
  drawSymbol(context, look)
  return canvas
}

function drawText(
  text: string,
  font: string,
  style: LabelStyle,
  ink: string,
  halo: string,
  ratio: number,
): TextPicture {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) throw new Error('No drawing surface for a label')
  const set = () => {
    context.font = font
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

/** `endMs` (`performance.now`): texts never drawn before are left out from then on; says whether all are there. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  frame: Frame,
  labels: readonly PlacedLabel[],
  theme: Theme,
  texts: TextCache,
  endMs = Number.POSITIVE_INFINITY,
): boolean {
  let isWhole = true
  const palette = paletteOf(theme)
  for (const { candidate, style, down } of labels) {
    const x = cssX(frame, candidate.x)
    const y = cssY(frame, candidate.y) + down - (style.lift ?? 0)
    if (x < -200 || y < -40 || x > frame.width + 200 || y > frame.height + 40) continue
    const ink = labelInk(candidate, style, palette)
    const picture = (text: string) => {
      const drawn = texts.picture(text, style, ink, palette.halo, endMs)
      if (!drawn) isWhole = false
      return drawn
    }
    context.globalAlpha = style.alpha
    if (candidate.kind === 'symbol') {
      stamp(context, texts.symbol(candidate, theme), x * frame.ratio, y * frame.ratio)
    } else if (candidate.path) drawAlong(context, frame, candidate.path, candidate.text, picture)
    else stamp(context, picture(candidate.text)?.canvas, x * frame.ratio, y * frame.ratio)
  }
  context.globalAlpha = 1
  return isWhole
}

function stamp(
  context: CanvasRenderingContext2D,
  picture: HTMLCanvasElement | null | undefined,
  x: number,
  y: number,
) {
  if (!picture) return
  context.drawImage(picture, Math.round(x - picture.width / 2), Math.round(y - picture.height / 2))
}

/** A straight stretch takes the text in one piece, a bent one letter by letter. */
function drawAlong(
  context: CanvasRenderingContext2D,
  frame: Frame,
  path: Float64Array,
  text: string,
  picture: (text: string) => TextPicture | null,
) {
  const line = createLine(frame, path)
  const middle = line.at(line.length / 2)
  const stacked = CJK.test(text) && Math.abs(middle.angle) > STEEP
  if (path.length <= 4 && !stacked) {
    const whole = picture(text)
    if (whole) stampTurned(context, whole.canvas, middle, frame.ratio)
    return
  }
  // Chinese on a steep road is read from top to bottom, each character upright.
  const upwards = stacked && middle.angle < 0
  const turn = stacked ? (upwards ? Math.PI / 2 : -Math.PI / 2) : 0
  const letters = [...text].flatMap((letter) => picture(letter) ?? [])
  if (letters.length < [...text].length) return
  let along = (line.length - letters.reduce((sum, letter) => sum + letter.width, 0)) / 2
  for (const { canvas, width } of letters) {
    const stand = line.at(upwards ? line.length - along - width / 2 : along + width / 2)
    stampTurned(context, canvas, { ...stand, angle: stand.angle + turn }, frame.ratio)
    along += width
  }
}

const CJK = /^[\u2e80-\u9fff\d]+$/
const STEEP = (50 * Math.PI) / 180

interface Stand {
  x: number
  y: number
  angle: number
}

function stampTurned(
  context: CanvasRenderingContext2D,
  picture: HTMLCanvasElement,
  { x, y, angle }: Stand,
  ratio: number,
) {
  context.save()
  context.translate(x * ratio, y * ratio)
  context.rotate(angle)
  context.drawImage(picture, -picture.width / 2, -picture.height / 2)
  context.restore()
}

/** A path in CSS pixels, turned so that texts on it stand upright. */
function createLine(frame: Frame, path: Float64Array) {
  const points: { x: number; y: number; along: number }[] = []
  for (let i = 0; i < path.length; i += 2) {
    points.push({ x: cssX(frame, path[i]!), y: cssY(frame, path[i + 1]!), along: 0 })
  }
  if (points.at(-1)!.x < points[0]!.x) points.reverse()
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!]
    b.along = a.along + Math.hypot(b.x - a.x, b.y - a.y)
  }
  points[0]!.along = 0
  return {
    length: points.at(-1)!.along,
    at(along: number): Stand {
      const found = points.findIndex((point) => point.along >= along)
      const next = Math.max(1, found < 0 ? points.length - 1 : found)
      const [a, b] = [points[next - 1]!, points[next]!]
      const t = (along - a.along) / (b.along - a.along || 1)
      const angle = Math.atan2(b.y - a.y, b.x - a.x)
      return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t, angle }
    },
  }
}
