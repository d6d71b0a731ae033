import type { Bounds, GeometryKind } from '../../data/contracts/index.ts'
import { envelopeOf } from '../../data/formats/fgb/flat-geometry.ts'
import type { BuiltPack } from '../../data/formats/fgb/pack-builder.ts'
import { readPackIndex } from '../../data/formats/fgb/pack-index.ts'
import { rawFeatures } from '../../data/formats/fgb/reader.ts'
import { clusterMarks } from '../../data/formats/overview/cluster-marks.ts'
import { mixKeyOf, singleMarks } from '../../data/formats/overview/marks.ts'
import {
  clusterPack,
  type OverviewNaming,
  shapePack,
} from '../../data/formats/overview/overview-pack.ts'
import { thinningFor, thinShapes } from '../../data/formats/overview/thin-shapes.ts'
import { worldX, worldY } from '../../data/formats/web-mercator.ts'
import { ByteLru } from '../storage/byte-lru.ts'
import type { CurrentPack } from '../storage/pack-catalogue.ts'
import type { OpenPack } from '../storage/pack-files.ts'
import { packPath } from '../storage/pack-paths.ts'
import type { PackStore } from '../storage/pack-store.ts'
import type { PackCut } from './area-cut.ts'

export interface OverviewSource {
  kind: GeometryKind
  /** Of the whole layer. */
  bounds: Bounds
}

const CACHE_BYTES = 48 * 1024 * 1024

/**
 * Overviews that no file holds: of the part of a pack that a small scope may see. Made from the permitted features, so that
 * counts are true. Those of whole packs become files (`stored-overviews.ts`) where that can be.
 */
export class LiveOverviews {
  readonly #packs: PackStore
  readonly #made = new ByteLru<OpenPack>(CACHE_BYTES)
  readonly #making = new Map<string, Promise<OpenPack>>()

  constructor(packs: PackStore) {
    this.#packs = packs
  }

  open(pack: CurrentPack, z: number, cut: PackCut, source: OverviewSource): Promise<OpenPack> {
    const key = `${packPath(pack, z)} ${cut === 'whole' ? '' : cut.digest}`
    const made = this.#made.get(key)
    if (made !== undefined) return Promise.resolve(made)
    const making =
      this.#making.get(key) ??
      this.#make(pack, z, cut, source)
        .then((opened) => {
          this.#made.set(key, opened, opened.size + opened.index.byteLength)
          return opened
        })
        .finally(() => this.#making.delete(key))
    this.#making.set(key, making)
    return making
  }

  /** Of the whole pack, as the bytes of a file. */
  async build(pack: CurrentPack, z: number, source: OverviewSource): Promise<Iterable<Uint8Array>> {
    return (await this.#build(pack, z, 'whole', source)).chunks()
  }

  async #make(
    pack: CurrentPack,
    z: number,
    cut: PackCut,
    source: OverviewSource,
  ): Promise<OpenPack> {
    return openInMemory(await this.#build(pack, z, cut, source))
  }

  async #build(
    pack: CurrentPack,
    z: number,
    cut: PackCut,
    source: OverviewSource,
  ): Promise<BuiltPack> {
    const bytes = await this.#packs.files.use(packPath(pack, 'detail'), async (opened) => {
      const whole = new Uint8Array(opened.size)
      await opened.readInto(whole, 0, opened.size, 0)
      return whole
    })
    const sidecar =
      cut === 'whole' ? undefined : await this.#packs.files.sidecar(packPath(pack, 'grids'))
    const features = readPermitted(bytes, (place) =>
      cut === 'whole' ? true : cut.allowed[sidecar!.gridOf[place]!] === 1,
    )
    return build(features, pack, z, source)
  }
}

type Permitted = ReturnType<typeof readPermitted>

function readPermitted(bytes: Uint8Array, isPermitted: (place: number) => boolean) {
  const features = []
  let place = 0
  for (const raw of rawFeatures(bytes)) {
    if (!isPermitted(place++)) continue
    const properties = raw.properties()
    features.push({
      geometry: raw.geometry()!,
      code: String(properties.code),
      name: properties.name as string | undefined,
      class: Number(properties.class ?? 0),
      state: Number(properties.state ?? 0),
      risk: Number(properties.risk ?? 0),
    })
  }
  return features
}

function build(
  features: Permitted,
  pack: CurrentPack,
  z: number,
  { kind, bounds }: OverviewSource,
): BuiltPack {
  const naming: OverviewNaming = {
    layer: pack.layer,
    named: features[0]?.name !== undefined,
    codeOf: (i) => features[i]!.code,
    nameOf: (i) => features[i]!.name ?? '',
    clusterPrefix: `${pack.subdistrict}.${z}`,
  }
  if (kind === 'point') {
    const x = Float64Array.from(features, ({ geometry }) => worldX(geometry.xy[0]!))
    const y = Float64Array.from(features, ({ geometry }) => worldY(geometry.xy[1]!))
    const keys = Float64Array.from(features, (f) => mixKeyOf(f.class, f.state, f.risk))
    return clusterPack(clusterMarks(singleMarks(x, y, keys), z), naming)
  }
  const shapes = {
    size: features.length,
    boxes: features.flatMap(({ geometry }) => [...envelopeOf(geometry)]),
    class: features.map((f) => f.class),
    state: features.map((f) => f.state),
    risk: features.map((f) => f.risk),
  }
  return shapePack(
    thinShapes(shapes, z, thinningFor(bounds, pack.bounds, z)),
    (i) => features[i]!.geometry,
    z,
    naming,
  )
}

function openInMemory(built: BuiltPack): OpenPack {
  const bytes = new Uint8Array(built.byteLength)
  let at = 0
  for (const chunk of built.chunks()) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return {
    index: readPackIndex(bytes, bytes.length),
    size: bytes.length,
    readInto(target, targetAt, length, position) {
      target.set(bytes.subarray(position, position + length), targetAt)
      return undefined
    },
  }
}
