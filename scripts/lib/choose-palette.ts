const SIZE = 256

interface Colour {
  /** 0xRRGGBB */
  rgb: number
  count: number
}

/** Median cut: the box of colours with the widest spread is parted until there are 256. No dithering: it blurs text. */
export function choosePalette(rgb: Uint8Array): { palette: Uint8Array; indices: Uint8Array } {
  const boxes = [countColours(rgb)]
  while (boxes.length < SIZE) {
    const widest = findWidest(boxes)
    if (widest === undefined) break
    const [low, high] = part(boxes[widest] ?? [])
    boxes.splice(widest, 1, low, high)
  }
  const palette = new Uint8Array(boxes.length * 3)
  const indexOf = new Map<number, number>()
  boxes.forEach((box, index) => {
    palette.set(commonestOf(box), index * 3)
    for (const colour of box) indexOf.set(colour.rgb, index)
  })
  const indices = new Uint8Array(rgb.length / 3)
  for (let i = 0; i < indices.length; i++) indices[i] = indexOf.get(pixel(rgb, i)) ?? 0
  return { palette, indices }
}

function countColours(rgb: Uint8Array): Colour[] {
  const counts = new Map<number, number>()
  for (let i = 0; i < rgb.length / 3; i++) {
    const colour = pixel(rgb, i)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  return [...counts].map(([colour, count]) => ({ rgb: colour, count }))
}

const pixel = (rgb: Uint8Array, i: number): number =>
  ((rgb[i * 3] ?? 0) << 16) | ((rgb[i * 3 + 1] ?? 0) << 8) | (rgb[i * 3 + 2] ?? 0)

const SHIFTS = [16, 8, 0] as const
const channel = (colour: Colour, shift: number): number => (colour.rgb >> shift) & 255

/** The spread weighs more the more pixels have it, but a rare accent keeps a colour of its own. */
function findWidest(boxes: readonly Colour[][]): number | undefined {
  let best: number | undefined
  let most = 0
  boxes.forEach((box, index) => {
    if (box.length < 2) return
    const pixels = box.reduce((sum, colour) => sum + colour.count, 0)
    const weight = spreadOf(box).width ** 2 * pixels ** 0.35
    if (weight > most) [best, most] = [index, weight]
  })
  return best
}

function spreadOf(box: readonly Colour[]): { shift: number; width: number } {
  const spreads = SHIFTS.map((shift) => {
    let [low, high] = [255, 0]
    for (const colour of box) {
      const value = channel(colour, shift)
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
    return { shift, width: high - low }
  })
  return spreads.reduce((widest, spread) => (spread.width > widest.width ? spread : widest))
}

/** In the middle of the range, so that two groups that lie apart are told apart however large they are. */
function part(box: Colour[]): [Colour[], Colour[]] {
  const { shift } = spreadOf(box)
  const sorted = box.sort((a, b) => channel(a, shift) - channel(b, shift))
  const values = [sorted[0], sorted[sorted.length - 1]].map((end) => channel(end!, shift))
  const middle = ((values[0] ?? 0) + (values[1] ?? 0)) / 2
  const cut = sorted.findIndex((colour) => channel(colour, shift) > middle)
  return [sorted.slice(0, cut), sorted.slice(cut)]
}

/** The commonest colour of the box: large surfaces keep exactly their own. */
function commonestOf(box: readonly Colour[]): number[] {
  const [commonest] = [...box].sort((a, b) => b.count - a.count)
  return SHIFTS.map((shift) => (commonest ? channel(commonest, shift) : 0))
}
