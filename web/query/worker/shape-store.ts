import { AreaIndex } from '../geometry/area-index.ts'
import type { Shape } from '../geometry/shape.ts'

/** Lines and polygons by the number that stands for them in SQL. */
export class ShapeStore {
  readonly #shapes: (Shape | undefined)[] = []
  readonly #names = new Map<string, number>()
  readonly #datasets = new Map<string, Map<string, Area>>()
  readonly #indexes = new Map<string, DatasetIndex>()

  /** Answers its number. */
  add(shape: Shape): number {
    return this.#shapes.push(shape) - 1
  }

  get(number: number): Shape {
    const shape = this.#shapes[number]
    if (shape === undefined) throw new Error(`${number} stands for no shape`)
    return shape
  }

  setNamed(name: string, shape: Shape | null): void {
    const before = this.#names.get(name)
    if (before !== undefined) this.#shapes[before] = undefined
    this.#names.delete(name)
    if (shape !== null) this.#names.set(name, this.add(shape))
  }

  named(name: string): number {
    const number = this.#names.get(name)
    if (number === undefined) throw new Error(`There is no shape called "${name}".`)
    return number
  }

  /** What one part of a dataset of polygons holds; replaces what it held. Answers the shapes' numbers. */
  setAreas(dataset: string, part: string, areas: readonly (AreaInput | null)[]): Int32Array {
    const parts = this.#datasets.get(dataset) ?? new Map<string, Area>()
    for (const number of parts.get(part)?.numbers ?? []) this.#shapes[number] = undefined
    const numbers = areas.map((area) => (area ? this.add(area.shape) : -1))
    parts.set(part, { areas, numbers })
    this.#datasets.set(dataset, parts)
    for (const key of [...this.#indexes.keys()]) {
      if (key === dataset || key.startsWith(`${dataset} `)) this.#indexes.delete(key)
    }
    return Int32Array.from(numbers)
  }

  /** Ready for look-ups: of all polygons of a dataset, or of those of one level. */
  index(dataset: string, level?: string): DatasetIndex {
    const key = level === undefined ? dataset : `${dataset} ${level}`
    const known = this.#indexes.get(key)
    if (known !== undefined) return known
    const parts = this.#datasets.get(dataset)
    if (parts === undefined) throw new Error(`The polygons of "${dataset}" are not loaded.`)
    const areas = [...parts.values()]
      .flatMap((part) => part.areas)
      .filter((area) => area !== null && (level === undefined || area.level === level))
      .filter((area) => area !== null)
      .sort((a, b) => (a.code < b.code ? -1 : 1))
    const index = {
      codes: areas.map(({ code }) => code),
      areas: new AreaIndex(areas.map(({ shape }) => shape.prepared)),
    }
    this.#indexes.set(key, index)
    return index
  }
}

export interface AreaInput {
  code: string
  shape: Shape
  /** Of divisions. */
  level?: string | null
}

export interface DatasetIndex {
  readonly codes: readonly string[]
  readonly areas: AreaIndex
}

interface Area {
  areas: readonly (AreaInput | null)[]
  numbers: readonly number[]
}
