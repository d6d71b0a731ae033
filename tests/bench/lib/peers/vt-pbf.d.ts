declare module 'vt-pbf' {
  import type { LegacyTile } from 'geojson-vt'

  interface Encoder {
    fromGeojsonVt(layers: Record<string, LegacyTile>, options: { version: number }): Uint8Array
  }
  const encoder: Encoder
  export default encoder
}
