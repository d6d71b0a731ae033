import { type PackIndex, type SearchBox, searchPack } from '../../data/formats/fgb/pack-index.ts'
import { countBytes, countPlaces, planReads } from '../../data/formats/fgb/ranges.ts'
import type { OpenPack } from '../storage/pack-files.ts'

/** Bytes between two ranges that are rather read along than jumped over (tuned: `tests/bench/README.md`). */
const GAP_BYTES = 4 * 1024

/** What a tile takes out of one pack. */
export interface Slice {
  ranges: readonly number[]
  count: number
  bytes: number
}

export function sliceOf(
  index: PackIndex,
  box: SearchBox,
  keep?: (ranges: readonly number[]) => readonly number[],
): Slice {
  const found = searchPack(index, box)
  const ranges = keep === undefined ? found : keep(found)
  return { ranges, count: countPlaces(ranges), bytes: countBytes(index, ranges) }
}

/** Copies the slice to `target` from `at`, features as they are; no decoding. */
export async function readSlice(
  pack: OpenPack,
  slice: Slice,
  target: Uint8Array,
  at: number,
  gapBytes = GAP_BYTES,
): Promise<void> {
  let to = at
  for (const read of planReads(pack.index, slice.ranges, gapBytes)) {
    const position = pack.index.featuresAt + read.at
    if (read.copies.length === 2) {
      const reading = pack.readInto(target, to, read.length, position)
      if (reading !== undefined) await reading
      to += read.length
      continue
    }
    const span = scratch(read.length)
    const reading = pack.readInto(span, 0, read.length, position)
    if (reading !== undefined) await reading
    for (let i = 0; i < read.copies.length; i += 2) {
      const from = read.copies[i]!
      const length = read.copies[i + 1]!
      target.set(span.subarray(from, from + length), to)
      to += length
    }
  }
}

/** A fresh buffer each time would cost more than the read: zeroing a megabyte takes 60 µs. */
const scratch = (length: number) => Buffer.allocUnsafe(length)
