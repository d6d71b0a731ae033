import { parseMix } from '../../../data/contracts/tile.ts'
import type { DecodedTile } from './decode-tile.ts'
import { symbolZooms } from './symbol-zooms.ts'
import type { PointTile } from './worker-protocol.ts'

/** Puts the features of a tile into drawing order and finds out which lie on one spot. */
export function toPointTile(tile: DecodedTile, z: number): PointTile {
  const order = drawingOrder(tile)
  const length = order.length
  const at = (i: number) => tile.partEnds[tile.featureParts[i]! - 1] ?? 0
  const x = Float32Array.from(order, (i) => tile.xy[2 * at(i)]!)
  const y = Float32Array.from(order, (i) => tile.xy[2 * at(i) + 1]!)
  const risk = Uint8Array.from(order, (i) => tile.risk[i]!)
  const stack = stacks(x, y)
  return {
    length,
    codes: order.map((i) => tile.codes[i]).join('\n'),
    x,
    y,
    class: Uint16Array.from(order, (i) => tile.class[i]!),
    state: Uint16Array.from(order, (i) => tile.state[i]!),
    risk,
    symbolZoom: tile.overview ? new Uint8Array(0) : symbolZooms({ x, y, risk, stack }, z),
    stack,
    overview: tile.overview,
    ...mixes(tile, order),
  }
}

/** From north to south, so that a symbol in front covers the one behind; on one spot the riskiest last. */
function drawingOrder(tile: DecodedTile): number[] {
  const order: number[] = []
  for (let i = 0; i < tile.length; i++) {
    if (tile.featureParts[i + 1]! > tile.featureParts[i]!) order.push(i)
  }
  const first = (i: number) => 2 * (tile.partEnds[tile.featureParts[i]! - 1] ?? 0)
  return order.sort(
    (a, b) =>
      tile.xy[first(a) + 1]! - tile.xy[first(b) + 1]! ||
      tile.xy[first(a)]! - tile.xy[first(b)]! ||
      tile.risk[a]! - tile.risk[b]!,
  )
}

function stacks(x: Float32Array, y: Float32Array): Uint32Array {
  const stack = new Uint32Array(x.length)
  for (let i = 1; i < x.length; i++) {
    stack[i] = x[i] === x[i - 1] && y[i] === y[i - 1] ? stack[i - 1]! : i
  }
  return stack
}

function mixes(tile: DecodedTile, order: number[]): Pick<PointTile, 'mix' | 'mixStart'> {
  if (!tile.overview) return { mixStart: new Uint32Array(0), mix: new Uint32Array(0) }
  const mixStart = new Uint32Array(order.length + 1)
  const mix: number[] = []
  for (const [n, i] of order.entries()) {
    const entries = parseMix(tile.mix[i]!)
    if (entries.length === 0)
      mix.push(tile.class[i]!, tile.state[i]!, tile.risk[i]!, tile.count[i]!)
    for (const entry of entries) mix.push(entry.class, entry.state, entry.risk, entry.count)
    mixStart[n + 1] = mix.length / 4
  }
  return { mixStart, mix: Uint32Array.from(mix) }
}
