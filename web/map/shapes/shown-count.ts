import { parseMix } from '../../../data/contracts/tile.ts'
import type { DecodedTile } from '../tiles/decode-tile.ts'
import type { HiddenValues, ShapeLayer } from '../tiles/worker-protocol.ts'

/** How many things a line or polygon stands for under the layer's filter; 0 = it isn't drawn. */
export function shownCount(
  { hidden }: Pick<ShapeLayer, 'hidden'>,
  data: DecodedTile,
  feature: number,
): number {
  if (hidden.class.length + hidden.state.length + hidden.risk.length === 0) {
    return data.count[feature]!
  }
  const mix = data.overview ? data.mix[feature]! : ''
  if (mix === '') {
    const [klass, state, risk] = [data.class, data.state, data.risk].map(
      (column) => column[feature]!,
    )
    return isHidden(hidden, klass!, state!, risk!) ? 0 : data.count[feature]!
  }
  return parseMix(mix)
    .filter((entry) => !isHidden(hidden, entry.class, entry.state, entry.risk))
    .reduce((sum, entry) => sum + entry.count, 0)
}

const isHidden = (hidden: HiddenValues, klass: number, state: number, risk: number): boolean =>
  hidden.class.includes(klass) || hidden.state.includes(state) || hidden.risk.includes(risk)
