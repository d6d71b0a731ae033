import { paletteOf } from '../shapes/palette.ts'
import type { LabelCandidate, Theme } from '../tiles/worker-protocol.ts'
import { cssX, cssY, type Frame } from '../view/frame.ts'
import { labelInk } from './label-styles.ts'
import type { PlacedLabel } from './place-labels.ts'
import type { TextCache, TextLook, TextPicture } from './text-cache.ts'

/** Makes the texts of these labels that were never made, until `endMs` (`performance.now`); says whether all are there. */
export function prepareTexts(
  frame: Frame,
  labels: readonly PlacedLabel[],
  theme: Theme,
  texts: TextCache,
  endMs = Number.POSITIVE_INFINITY,
): boolean {
  for (const label of labels) {
    if (label.candidate.kind === 'symbol' || !isNear(frame, label)) continue
    const look = lookOf(label, theme)
    for (const text of piecesOf(frame, label.candidate)) {
      if (texts.find(text, look)) continue
      if (performance.now() > endMs) return false
      texts.make(text, look)
    }
  }
  return true
}

/** Texts that were not prepared are left out. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  frame: Frame,
  labels: readonly PlacedLabel[],
  theme: Theme,
  texts: TextCache,
) {
  for (const label of labels) {
    if (!isNear(frame, label)) continue
    const { candidate, style } = label
    const x = cssX(frame, candidate.x) * frame.ratio
    const y = topOf(frame, label) * frame.ratio
    const look = lookOf(label, theme)
    const find = (text: string) => texts.find(text, look)
    context.globalAlpha = style.alpha
    if (candidate.kind === 'symbol') stamp(context, texts.symbol(candidate, theme), x, y)
    else if (candidate.path) drawAlong(context, frame, candidate.path, candidate.text, find)
    else stamp(context, find(candidate.text)?.canvas, x, y)
  }
  context.globalAlpha = 1
}

function lookOf({ candidate, style }: PlacedLabel, theme: Theme): TextLook {
  const palette = paletteOf(theme)
  return { style, ink: labelInk(candidate, style, palette), halo: palette.halo }
}

const topOf = (frame: Frame, { candidate, style, down }: PlacedLabel) =>
  cssY(frame, candidate.y) + down - (style.lift ?? 0)

function isNear(frame: Frame, label: PlacedLabel): boolean {
  const x = cssX(frame, label.candidate.x)
  const y = topOf(frame, label)
  return x >= -200 && y >= -40 && x <= frame.width + 200 && y <= frame.height + 40
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
function piecesOf(frame: Frame, { path, text }: LabelCandidate): string[] {
  return path && isInLetters(createLine(frame, path), path, text) ? [...text] : [text]
}

const isStacked = (line: Line, text: string) =>
  CJK.test(text) && Math.abs(line.at(line.length / 2).angle) > STEEP

const isInLetters = (line: Line, path: Float64Array, text: string) =>
  path.length > 4 || isStacked(line, text)

function drawAlong(
  context: CanvasRenderingContext2D,
  frame: Frame,
  path: Float64Array,
  text: string,
  find: (text: string) => TextPicture | null,
) {
  const line = createLine(frame, path)
  const middle = line.at(line.length / 2)
  if (!isInLetters(line, path, text)) {
    const whole = find(text)
    if (whole) stampTurned(context, whole.canvas, middle, frame.ratio)
    return
  }
  // Chinese on a steep road is read from top to bottom, each character upright.
  const stacked = isStacked(line, text)
  const upwards = stacked && middle.angle < 0
  const turn = stacked ? (upwards ? Math.PI / 2 : -Math.PI / 2) : 0
  const letters = [...text].flatMap((letter) => find(letter) ?? [])
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

interface Line {
  length: number
  at(along: number): Stand
}

/** A path in CSS pixels, turned so that texts on it stand upright. */
function createLine(frame: Frame, path: Float64Array): Line {
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
