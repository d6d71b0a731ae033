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
