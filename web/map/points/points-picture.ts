import type { DrawnBy } from '../view/drawn-by.ts'
import { type Frame, grown } from '../view/frame.ts'
import { contextOf } from '../view/stage-canvas.ts'
import { type PixelRect, type PlacedInstances, paintPoints } from './paint-points.ts'
import type { SpriteAtlas } from './sprite-atlas.ts'

/**
 * Symbols painted beforehand, a little at a time, in a picture larger than the screen. Thousands of sprites take 100 ms and
 * more without a graphics card: a map that is moved moves its picture, one that is zoomed stretches it until the next is
 * there, and no frame waits for all of them.
 */
export interface PointsPicture {
  /** Goes on painting until `endMs`; says whether what is there shows just this. */
  paint(frame: Frame, placed: readonly PlacedInstances[], endMs: number): boolean
  draw(context: CanvasRenderingContext2D, frame: Frame): void
  /** Another number whenever another picture is there. */
  revision(): number
  forget(): void
}

/** CSS pixels on each side: a small drag needs nothing new. */
const MARGIN = 128

interface Picture {
  canvas: HTMLCanvasElement
  /** Of the whole picture. */
  frame: Frame
  placed: readonly PlacedInstances[]
}

interface Painting extends Picture {
  generation: number
  steps: Generator<void>
}

export function createPointsPicture(
  atlas: Pick<SpriteAtlas, 'canvas' | 'generation'>,
  by: DrawnBy,
  newCanvas: () => HTMLCanvasElement = () => document.createElement('canvas'),
  now: () => number = () => performance.now(),
): PointsPicture {
  let there: Picture | null = null
  let painting: Painting | null = null
  let revision = 0

  const begin = (frame: Frame, placed: readonly PlacedInstances[]): Painting => {
    const known = there && isSamePlaced(there.placed, placed) && isSameScale(there.frame, frame)
    const whole = known ? alignedTo(there!.frame, larger(frame)) : larger(frame)
    const canvas = newCanvas()
    canvas.width = Math.round(whole.width * whole.ratio)
    canvas.height = Math.round(whole.height * whole.ratio)
    const context = contextOf(canvas, by)
    const generation = atlas.generation()
    const steps = known
      ? paintRest(context, whole, there!, atlas)
      : paintPoints(context, whole, placed, atlas, all(canvas))
    return { canvas, frame: whole, placed, generation, steps }
  }

  const isCurrent = (picture: Picture, frame: Frame, placed: readonly PlacedInstances[]) =>
    isUsable(picture, frame) && isSamePlaced(picture.placed, placed)

  return {
    revision: () => revision,
    paint(frame, placed, endMs) {
      if (there && isCurrent(there, frame, placed)) return true
      // One that is out of date is finished all the same while the map moves: better than an older one.
      const goesOn =
        painting?.generation === atlas.generation() && (frame.moving || isUsable(painting, frame))
      if (!painting || !goesOn) {
        giveBack(painting)
        painting = begin(frame, placed)
      }
      const { steps } = painting
      let isDone = false
      while (!isDone && now() < endMs) isDone = steps.next().done === true
      if (!isDone) {
        if (by === 'processor') drawForSure(contextOf(painting.canvas, by))
        return false
      }
      giveBack(there)
      there = painting
      painting = null
      revision++
      return isCurrent(there, frame, placed)
    },
    draw(context, frame) {
      if (!there) return
      const { canvas, frame: whole } = there
      const toPixels = frame.scale * frame.ratio
      const x = (whole.box.minX - frame.box.minX) * toPixels
      const y = (whole.box.minY - frame.box.minY) * toPixels
      if (isSameScale(whole, frame)) {
        context.drawImage(canvas, Math.round(x), Math.round(y))
        return
      }
      const stretch = toPixels / (whole.scale * whole.ratio)
      context.drawImage(canvas, x, y, canvas.width * stretch, canvas.height * stretch)
    },
    forget() {
      giveBack(there)
      giveBack(painting)
      there = painting = null
      revision++
    },
  }
}

/** At once: the collector doesn't know how much hangs on a canvas. */
function giveBack(picture: Picture | null): void {
  if (picture) picture.canvas.width = picture.canvas.height = 0
}

/** What the browser has only noted so far is drawn now, not all of it at the end. */
function drawForSure(context: CanvasRenderingContext2D): void {
  context.getImageData(0, 0, 1, 1)
}

function larger(frame: Frame): Frame {
  return {
    ...frame,
    width: frame.width + 2 * MARGIN,
    height: frame.height + 2 * MARGIN,
    box: grown(frame.box, MARGIN / frame.scale),
  }
}

/** Moved by less than a pixel, so that the pixels of both lie on each other. */
function alignedTo(other: Frame, frame: Frame): Frame {
  const pixel = 1 / (frame.scale * frame.ratio)
  const x = offBy(other.box.minX, frame.box.minX, pixel)
  const y = offBy(other.box.minY, frame.box.minY, pixel)
  const { minX, maxX, minY, maxY } = frame.box
  return { ...frame, box: { minX: minX + x, maxX: maxX + x, minY: minY + y, maxY: maxY + y } }
}

const offBy = (other: number, value: number, step: number) =>
  other + Math.round((value - other) / step) * step - value

const isSameScale = (a: Frame, b: Frame) => a.scale === b.scale && a.ratio === b.ratio

/** Of the frame's scale, and as far as the screen reaches. */
function isUsable({ frame: whole }: Picture, frame: Frame): boolean {
  const [a, b] = [whole.box, frame.box]
  const covers = a.minX <= b.minX && a.minY <= b.minY && a.maxX >= b.maxX && a.maxY >= b.maxY
  return covers && isSameScale(whole, frame)
}

const isSamePlaced = (a: readonly PlacedInstances[], b: readonly PlacedInstances[]) =>
  a.length === b.length &&
  a.every((one, i) => one.instances === b[i]!.instances && one.opacity === b[i]!.opacity)

const all = ({ width, height }: HTMLCanvasElement): PixelRect => ({ x: 0, y: 0, width, height })

/** The same sprites in another part of the world: what both parts share is copied, the edges are painted. */
function* paintRest(
  context: CanvasRenderingContext2D,
  frame: Frame,
  { canvas: known, frame: before, placed }: Picture,
  atlas: Pick<SpriteAtlas, 'canvas'>,
): Generator<void> {
  const toPixels = frame.scale * frame.ratio
  const x = Math.round((before.box.minX - frame.box.minX) * toPixels)
  const y = Math.round((before.box.minY - frame.box.minY) * toPixels)
  context.drawImage(known, x, y)
  for (const part of around({ x, y, width: known.width, height: known.height }, context.canvas)) {
    context.save()
    context.beginPath()
    context.rect(part.x, part.y, part.width, part.height)
    context.clip()
    yield* paintPoints(context, frame, placed, atlas, part)
    context.restore()
  }
}

/** What of the canvas the rectangle leaves free: at most four strips. */
function around(rect: PixelRect, { width, height }: HTMLCanvasElement): PixelRect[] {
  const left = Math.max(0, rect.x)
  const right = Math.min(width, rect.x + rect.width)
  const top = Math.max(0, rect.y)
  const bottom = Math.min(height, rect.y + rect.height)
  if (left >= right || top >= bottom) return [{ x: 0, y: 0, width, height }]
  return [
    { x: 0, y: 0, width, height: top },
    { x: 0, y: bottom, width, height: height - bottom },
    { x: 0, y: top, width: left, height: bottom - top },
    { x: right, y: top, width: width - right, height: bottom - top },
  ].filter((part) => part.width > 0 && part.height > 0)
}
