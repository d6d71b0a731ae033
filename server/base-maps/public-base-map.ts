import type { BaseMapSetting } from '../../data/contracts/index.ts'
import type { ConfiguredBaseMap } from './configured-base-map.ts'

/** What the browser may know: of one that the server fetches neither address nor key. */
export function publicBaseMap(map: ConfiguredBaseMap): BaseMapSetting {
  const { id, name, attribution, datum } = map
  if (map.upstream) {
    const url = `/base-maps/${id}/{z}/{x}/{y}`
    return {
      id,
      name,
      kind: 'xyz',
      url,
      ...(attribution && { attribution }),
      ...(datum && { datum }),
    }
  }
  const { kind, url, layer, matrixSet } = map
  return {
    ...{ id, name, kind },
    ...(url !== undefined && { url }),
    ...(layer && { layer }),
    ...(matrixSet && { matrixSet }),
    ...(attribution && { attribution }),
    ...(datum && { datum }),
  }
}
