import type { LayerDefinition } from '../../data/contracts/index.ts'
import { type FlatGeometry, flatPoint, fromGeoJson } from '../../data/formats/fgb/flat-geometry.ts'
import { PackBuilder } from '../../data/formats/fgb/pack-builder.ts'
import { PropertyWriter } from '../../data/formats/fgb/properties.ts'
import { DETAIL, detailColumns, isNamed } from '../../data/formats/tile-schema.ts'
import { decodeWkb } from '../../data/formats/wkb.ts'
import type { SourceRow } from './copy-rows.ts'

/** Takes the rows of one pack: builds the pack and keeps what its overviews are made from. */
export class PackRecorder {
  readonly builder: PackBuilder
  readonly codes: string[] = []
  readonly names: string[] = []
  readonly class: number[] = []
  readonly state: number[] = []
  readonly risk: number[] = []
  /** Positions, for layers of points. */
  readonly lonLat: number[] = []
  /** For layers of lines and polygons. */
  readonly shapes: FlatGeometry[] = []
  readonly grids: string[] = []
  readonly gridOf: number[] = []
  readonly #gridNumbers = new Map<string, number>()
  readonly #properties = new PropertyWriter()
  readonly #isPoints: boolean
  readonly #named: boolean

  constructor(layer: LayerDefinition) {
    this.#isPoints = layer.geometry === 'point'
    this.#named = isNamed(layer)
    this.builder = new PackBuilder({
      name: layer.code,
      title: `${layer.name.zh} ${layer.name.en}`,
      columns: detailColumns(this.#named),
      pointsOnly: this.#isPoints,
    })
  }

  add(row: SourceRow): void {
    this.#writeProperties(row)
    if (this.#isPoints) {
      this.builder.addPoint(row.lon, row.lat, this.#properties)
      this.lonLat.push(row.lon, row.lat)
    } else {
      const shape = shapeOf(row)
      this.builder.addFlat(shape, this.#properties)
      this.shapes.push(shape)
    }
    const { bytes, code, name, grid } = row
    this.codes.push(bytes.toString('latin1', code.from, code.to))
    if (this.#named) this.names.push(bytes.toString('utf8', name.from, name.to))
    this.class.push(row.class)
    this.state.push(row.state)
    this.risk.push(row.risk)
    this.gridOf.push(this.#gridNumber(bytes.toString('latin1', grid.from, grid.to)))
  }

  #writeProperties({ bytes, code, name, class: klass, state, risk }: SourceRow): void {
    const properties = this.#properties
    properties.reset()
    properties.bytesOf(DETAIL.code, bytes, code.from, code.to)
    properties.uint16(DETAIL.class, klass)
    properties.uint16(DETAIL.state, state)
    properties.uint16(DETAIL.risk, risk)
    if (this.#named) properties.bytesOf(DETAIL.name, bytes, name.from, name.to)
  }

  #gridNumber(grid: string): number {
    const known = this.#gridNumbers.get(grid)
    if (known !== undefined) return known
    const number = this.grids.length
    this.grids.push(grid)
    this.#gridNumbers.set(grid, number)
    return number
  }
}

/** A thing whose outline is not known yet is drawn as the point that it has. */
function shapeOf({ bytes, geometry, lon, lat }: SourceRow): FlatGeometry {
  if (geometry.to === geometry.from) return flatPoint(lon, lat)
  const shape = fromGeoJson(decodeWkb(bytes.subarray(geometry.from, geometry.to)))
  return shape.xy.length === 0 && !shape.parts?.length ? flatPoint(lon, lat) : shape
}
