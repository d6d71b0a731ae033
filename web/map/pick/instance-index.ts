import Flatbush from 'flatbush'
import { type Instances, STRIDE } from '../points/build-instances.ts'

const indexes = new WeakMap<Instances, Flatbush | null>()

/** An R-tree over the places of a tile's sprites, in tile widths; made when first asked for. */
export function instanceIndex(instances: Instances): Flatbush | null {
  const known = indexes.get(instances)
  if (known !== undefined) return known
  const index = instances.length === 0 ? null : new Flatbush(instances.length, 16, Float32Array)
  for (let i = 0; i < instances.length; i++) {
    index?.add(instances.data[i * STRIDE]!, instances.data[i * STRIDE + 1]!)
  }
  index?.finish()
  indexes.set(instances, index)
  return index
}
