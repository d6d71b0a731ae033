import { expect, test } from 'vitest'
import type { Instances } from '../../../../web/map/points/build-instances.ts'
import type { PlacedInstances } from '../../../../web/map/points/paint-points.ts'
import { createPointsPicture } from '../../../../web/map/points/points-picture.ts'
import { type Frame, frameAt } from '../../../../web/map/view/frame.ts'

const SIZE = { width: 400, height: 300 }
const SPRITE = 20
const ZOOM = 14
const CENTRE = { x: 0.8, y: 0.4 }
const PIXEL = 1 / (256 * 2 ** ZOOM)

test('painted once, a map that is moved moves the picture', () => {
  const { picture, screen, painted } = world()
  const placed = spots([[0, 0]])
  expect(picture.paint(at(0, 0), placed, SOON)).toBe(true)
  picture.draw(screen.context, at(0, 0))
  expect(picture.paint(at(30, 0), placed, SOON)).toBe(true)
  picture.draw(screen.context, at(30, 0))
  expect(painted()).toBe(1)
  const [first, second] = screen.drawn
  expect(second!.x - first!.x).toBe(-30)
})

test('moved further than it reaches, only the edges are painted', () => {
  const { picture, painted } = world()
  const placed = spots([
    [0, 0],
    [-50, 20],
    [420, 0],
  ])
  picture.paint(at(0, 0), placed, SOON)
  const before = painted()
  expect(picture.paint(at(250, 0), placed, SOON)).toBe(true)
  expect([before, painted() - before]).toEqual([2, 1])
})

test('what does not fit into the time comes later, and the old picture stays until then', () => {
  const { picture, screen, clock } = world()
  picture.paint(at(0, 0), spots([[0, 0]]), SOON)
  const revision = picture.revision()
  const many = spots(Array.from({ length: 1_000 }, (_, i) => [i % 50, 0] as const))
  clock.step = 1
  expect(picture.paint(at(0, 0), many, clock.now + 3)).toBe(false)
  expect(picture.revision()).toBe(revision)
  picture.draw(screen.context, at(0, 0))
  expect(screen.drawn).toHaveLength(1)
  while (!picture.paint(at(0, 0), many, clock.now + 3));
  expect(picture.revision()).toBe(revision + 1)
})

test('a map that is zoomed stretches it until the next is there', () => {
  const { picture, screen } = world()
  picture.paint(at(0, 0), spots([[0, 0]]), SOON)
  const zoomed = frameAt(CENTRE, ZOOM + 1, SIZE, 1, true)
  picture.draw(screen.context, zoomed)
  const { width } = screen.drawn[0]!
  expect(width).toBe(2 * (SIZE.width + 2 * 128))
  expect(picture.paint(zoomed, spots([[0, 0]]), SOON)).toBe(true)
})

test('other sprites make another picture', () => {
  const { picture, painted } = world()
  picture.paint(at(0, 0), spots([[0, 0]]), SOON)
  picture.paint(at(0, 0), spots([[0, 0]]), SOON)
  expect(painted()).toBe(2)
})

test('what points into an atlas that has started anew is begun again', () => {
  const { picture, atlas, clock, painted } = world()
  const many = spots(Array.from({ length: 1_000 }, () => [0, 0] as const))
  clock.step = 1
  picture.paint(at(0, 0), many, clock.now + 3)
  atlas.number++
  clock.step = 0
  const before = painted()
  expect(picture.paint(at(0, 0), many, SOON)).toBe(true)
  expect(painted() - before).toBe(1_000)
})

const SOON = 1_000_000

/** The view moved by so many pixels. */
const at = (right: number, down: number): Frame =>
  frameAt({ x: CENTRE.x + right * PIXEL, y: CENTRE.y + down * PIXEL }, ZOOM, SIZE, 1, false)

/** Sprites at these pixels from the middle of the first view. */
function spots(places: readonly (readonly [right: number, down: number])[]): PlacedInstances[] {
  const data = new Float32Array(places.length * 8)
  // One tile as large as the world would lose the pixels: a tile of zoom 14 is 256 of them.
  const tile = { z: ZOOM, x: Math.floor(CENTRE.x * 2 ** ZOOM), y: Math.floor(CENTRE.y * 2 ** ZOOM) }
  for (const [i, [right, down]] of places.entries()) {
    data[i * 8] = (CENTRE.x + right * PIXEL) * 2 ** ZOOM - tile.x
    data[i * 8 + 1] = (CENTRE.y + down * PIXEL) * 2 ** ZOOM - tile.y
    data[i * 8 + 6] = data[i * 8 + 7] = SPRITE
  }
  return [{ tile, instances: { data, length: places.length } as Instances, opacity: 1 }]
}

interface Drawn {
  x: number
  width: number | undefined
}

function fakeCanvas(log: { source: unknown; drawn: Drawn }[]) {
  const context: Record<string, unknown> = { globalAlpha: 1 }
  for (const call of ['save', 'restore', 'beginPath', 'rect', 'clip', 'getImageData']) {
    context[call] = () => undefined
  }
  const canvas = { width: 0, height: 0, getContext: () => context }
  context.canvas = canvas
  context.drawImage = (source: unknown, ...numbers: number[]) => {
    const [x, , width] = numbers.length > 4 ? numbers.slice(4) : numbers
    log.push({ source, drawn: { x: x!, width } })
  }
  return canvas as never as HTMLCanvasElement
}

function world() {
  const log: { source: unknown; drawn: Drawn }[] = []
  const onScreen: { source: unknown; drawn: Drawn }[] = []
  const sprites = {} as HTMLCanvasElement
  const atlas = { canvas: sprites, number: 1, generation: () => atlas.number }
  const clock = { now: 0, step: 0 }
  const time = () => {
    clock.now += clock.step
    return clock.now
  }
  const picture = createPointsPicture(atlas, 'processor', () => fakeCanvas(log), time)
  const screen = {
    context: fakeCanvas(onScreen).getContext('2d')!,
    get drawn() {
      return onScreen.map(({ drawn }) => drawn)
    },
  }
  /** How many sprites were ever drawn. */
  const painted = () => log.filter(({ source }) => source === sprites).length
  return { picture, screen, atlas, clock, painted }
}
