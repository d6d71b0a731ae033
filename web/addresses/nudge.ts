import type { LonLat } from '../../data/contracts/index.ts'

const METRES_A_DEGREE = 111_320
const STEP_M = 0.5
const LONG_STEP_M = 5

const DIRECTIONS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** Where an arrow key takes a point: half a metre, with Shift five; undefined = it is no arrow key. */
export function nudge(
  [lon, lat]: LonLat,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
): LonLat | undefined {
  const direction = DIRECTIONS[key]
  if (!direction) return undefined
  const degrees = (shiftKey ? LONG_STEP_M : STEP_M) / METRES_A_DEGREE
  const [east, north] = direction
  return [lon + (east * degrees) / Math.cos((lat * Math.PI) / 180), lat + north * degrees]
}
