/** One block of the picture: an outline and which of the quiet tones it has. */
export interface TownBlock {
  path: string
  tone: number
}

export interface TownPicture {
  blocks: readonly TownBlock[]
  river: string
  marks: readonly { x: number; y: number; r: number; kind: number }[]
}

const CELL = 72
const ROAD = 9

/** A town plan that belongs to nowhere: skewed blocks, a river through them, a few marks. Same seed, same town. */
export function drawTown(width: number, height: number, seed = 20_260_101): TownPicture {
  const random = mulberry32(seed)
  const columns = Math.ceil(width / CELL) + 3
  const rows = Math.ceil(height / CELL) + 3
  const riverY = (x: number) => height * 0.62 + Math.sin(x / 170) * 46 + Math.sin(x / 61) * 12
  const blocks: TownBlock[] = []
  const marks: TownPicture['marks'][number][] = []
  for (let row = -1; row < rows; row++) {
    for (let column = -1; column < columns; column++) {
      const x = column * CELL + row * 14
      const y = row * CELL - column * 9
      if (Math.abs(y + CELL / 2 - riverY(x + CELL / 2)) < 52) continue
      if (random() < 0.06) continue
      blocks.push(...splitBlock(x + ROAD / 2, y + ROAD / 2, CELL - ROAD, random))
      if (random() < 0.1) {
        const kind = Math.floor(random() * 4)
        marks.push({ x: x + CELL / 2, y: y + CELL / 2, r: 4 + random() * 9, kind })
      }
    }
  }
  return { blocks, river: riverPath(width, riverY), marks }
}

/** A block is one parcel, two halves or four quarters. */
function splitBlock(x: number, y: number, size: number, random: () => number): TownBlock[] {
  const kind = random()
  const tone = () => Math.floor(random() * 4)
  if (kind < 0.3) return [{ path: parcel(x, y, size, size), tone: tone() }]
  const gap = 3
  const half = (size - gap) / 2
  if (kind < 0.65) {
    return [0, 1].map((i) => ({ path: parcel(x, y + i * (half + gap), size, half), tone: tone() }))
  }
  return [0, 1, 2, 3].map((i) => ({
    path: parcel(x + (i % 2) * (half + gap), y + Math.floor(i / 2) * (half + gap), half, half),
    tone: tone(),
  }))
}

/** Slightly sheared, so that the town does not look like squared paper. */
function parcel(x: number, y: number, width: number, height: number): string {
  const drop = (width * 9) / CELL
  const lean = (height * 14) / CELL
  const n = (value: number) => value.toFixed(1)
  return `M${n(x)} ${n(y)}l${n(width)} ${n(-drop)}l${n(lean)} ${n(height)}l${n(-width)} ${n(drop)}z`
}

function riverPath(width: number, y: (x: number) => number): string {
  const points: string[] = []
  for (let x = -40; x <= width + 40; x += 20) points.push(`${x} ${y(x).toFixed(1)}`)
  return `M${points.join('L')}`
}

/** Mulberry32, public domain (Tommy Ettinger). */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
