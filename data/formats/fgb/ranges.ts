import type { PackIndex } from './pack-index.ts'

/** One read: bytes `[at, at + length)` of the file's features, of which `copies` are wanted. */
export interface Read {
  at: number
  length: number
  /** `[from, length, from, length …]` relative to `at`. */
  copies: number[]
}

/**
 * Turns ranges of places into reads. Ranges with no more than `gapBytes` between them are read in one go: a second call
 * into the system costs more than the bytes thrown away (see `tests/bench/README.md`).
 */
export function planReads(index: PackIndex, ranges: readonly number[], gapBytes: number): Read[] {
  const reads: Read[] = []
  let current: Read | undefined
  for (let i = 0; i < ranges.length; i += 2) {
    const start = index.offsets[ranges[i]!]!
    const end = index.offsets[ranges[i + 1]!]!
    if (current !== undefined && start - (current.at + current.length) <= gapBytes) {
      current.copies.push(start - current.at, end - start)
      current.length = end - current.at
    } else {
      current = { at: start, length: end - start, copies: [0, end - start] }
      reads.push(current)
    }
  }
  return reads
}

export function countPlaces(ranges: readonly number[]): number {
  let count = 0
  for (let i = 0; i < ranges.length; i += 2) count += ranges[i + 1]! - ranges[i]!
  return count
}

export function countBytes(index: PackIndex, ranges: readonly number[]): number {
  let bytes = 0
  for (let i = 0; i < ranges.length; i += 2) {
    bytes += index.offsets[ranges[i + 1]!]! - index.offsets[ranges[i]!]!
  }
  return bytes
}
