type Numbers =
  | Uint8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array

/** A typed array that grows while it is filled. */
export interface Column<Array extends Numbers> {
  readonly length: number
  push(value: number): void
  at(index: number): number
  set(index: number, value: number): void
  finish(): Array
}

export function createColumn<Array extends Numbers>(
  type: new (length: number) => Array,
): Column<Array> {
  let array = new type(1024)
  let length = 0
  return {
    get length() {
      return length
    },
    push(value) {
      if (length === array.length) {
        const larger = new type(length * 2)
        larger.set(array)
        array = larger
      }
      array[length++] = value
    },
    at: (index) => array[index]!,
    set(index, value) {
      array[index] = value
    },
    finish: () => array.slice(0, length) as Array,
  }
}

/** Numbers for strings, in the order in which they come. */
export function createIntern() {
  const ids = new Map<string, number>()
  const list: string[] = []
  return {
    list,
    id(text: string): number {
      const known = ids.get(text)
      if (known !== undefined) return known
      ids.set(text, list.length)
      list.push(text)
      return list.length - 1
    },
  }
}
