import { createHash } from 'node:crypto'
import type { ChainContent, ChainEntry } from './chain.ts'

/** What an erasure says about the contents that it took. */
export interface ErasureNote {
  erasure: string
  count: number
  digest: string
}

export interface OpenErasure extends ErasureNote {
  /** The first number that it took. */
  first: number
}

/** Over the numbers that were erased, one after the other; begins with ''. */
export function erasureDigest(previous: string, seq: number): string {
  return createHash('sha256').update(`${previous}|${seq}`).digest('hex')
}

/** Contents may only be missing where an entry of the chain says so, and just those that it counts. */
export function followErasures(
  before: readonly OpenErasure[],
  blame: (seq: number | null, what: string, whatZh: string) => void,
) {
  const found = new Map(before.map((one) => [one.erasure, one]))
  const count = (erasure: string, seq: number) => {
    const group = found.get(erasure) ?? { erasure, count: 0, digest: '', first: seq }
    const digest = erasureDigest(group.digest, seq)
    found.set(erasure, { ...group, count: group.count + 1, digest })
  }
  return {
    see({ seq, action }: ChainEntry, content: ChainContent | null): void {
      if (content?.erasure) count(content.erasure, seq)
      if (action !== 'audit.erase' || !content?.content) return
      const note = readNote(content.content)
      const group = note && (found.get(note.erasure) ?? { count: 0, digest: '' })
      if (note && group?.count === note.count && group.digest === note.digest) {
        found.delete(note.erasure)
        return
      }
      if (note) found.delete(note.erasure)
      blame(
        seq,
        `the contents that are gone are not those that entry ${seq} erased`,
        `消失的内容与第 ${seq} 条所记的抹除不符`,
      )
    },
    open: (): OpenErasure[] => [...found.values()],
    finish(): void {
      for (const { first } of found.values()) {
        blame(
          first,
          `the content of entry ${first} is gone, and no entry says that it was erased`,
          `第 ${first} 条的内容消失，却没有抹除记录`,
        )
      }
    },
  }
}

function readNote(content: string): ErasureNote | undefined {
  const { details } = JSON.parse(content) as { details?: Partial<ErasureNote> }
  return details?.erasure ? (details as ErasureNote) : undefined
}
