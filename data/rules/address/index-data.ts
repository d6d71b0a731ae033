/**
 * The address base as flat arrays: it can be handed to a thread or a browser worker as it is. Some 60 bytes a place and
 * 34 a room. Strings stand once in `strings` and are meant by their position.
 */
export interface AddressIndexData {
  strings: readonly string[]
  /** 12 digits, sorted; subdistricts and communities are positions in here. */
  divisions: readonly { code: string; level: number; name: string }[]
  grids: readonly string[]
  places: PlaceColumns
  /**
   * Own names and aliases: entries of string s are `start[s]` … `start[s + 1]`. `scope`: level of the place that an alias
   * holds in, 0 = everywhere.
   */
  names: {
    start: Uint32Array
    place: Int32Array
    kind: Uint8Array
    weight: Float32Array
    scope: Uint8Array
  }
  /** Children of place p, by their name's number, which stands beside each: `start[p]` … `start[p + 1]`. */
  children: { start: Uint32Array; place: Int32Array; name: Uint32Array }
  rooms: RoomColumns
}

export interface PlaceColumns {
  count: number
  level: Uint8Array
  /** −1 = none. */
  parent: Int32Array
  name: Uint32Array
  /** 1 = its name is not written (the only house of its number). */
  silent: Uint8Array
  subdistrict: Uint16Array
  /** Position in `divisions`; the subdistrict's where no community is known. */
  community: Uint32Array
  grid: Uint32Array
  /** Row of `rooms.start`; −1 = no building. */
  building: Int32Array
  id: Float64Array
  lon: Float64Array
  lat: Float64Array
}

export interface RoomColumns {
  /** Place of each building. */
  place: Int32Array
  /** 16 characters each. */
  buildingCode: Uint8Array
  /** Rooms of building b: `count[b]` from `start[b]` on, by their number's number. */
  start: Uint32Array
  count: Uint32Array
  number: Uint32Array
  /** Position in `strings`; `UNKNOWN_STAIRWELL`. */
  stairwell: Uint32Array
  floor: Int16Array
  id: Float64Array
  /** 18 characters each. */
  code: Uint8Array
}

/** Nobody knows; 0 is the empty string, which no stairwell has. */
export const UNKNOWN_STAIRWELL = 0
export const BUILDING_CODE_LENGTH = 16
export const ROOM_CODE_LENGTH = 18
