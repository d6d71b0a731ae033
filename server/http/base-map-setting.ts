import type { BaseMapSetting } from '../../data/contracts/index.ts'

/** A base map as the installation has it. */
export interface ConfiguredBaseMap extends BaseMapSetting {
  /** Set = the server fetches its pictures, the browser never learns from where. */
  upstream?: Upstream
}

export interface Upstream {
  /** Fills `{key}` in the address. */
  key?: string
  /** Where the key was read from, for `doctor`. */
  keyFile?: string
  /** Its host may stand in a private network. */
  isPrivate: boolean
}

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
