import type { Finding, LabelColumn } from '../../../data/rules/findings/over-represented.ts'
import type { FromFinder, ToFinder } from './findings-worker.ts'

export interface Finder {
  setColumns(columns: readonly LabelColumn[]): void
  /** Among what the mask lets through; an answer that has been overtaken never comes. */
  find(mask: Uint8Array | null): Promise<readonly Finding[]>
  close(): void
}

/** Comparing every two labels of a million things takes a second: not where somebody is clicking. */
export function createFinder(): Finder {
  const worker = new Worker(new URL('./findings-worker.ts', import.meta.url), { type: 'module' })
  let lastId = 0
  let answer: (findings: readonly Finding[]) => void = () => undefined
  worker.onmessage = ({ data }: MessageEvent<FromFinder>) => {
    if (data.id === lastId) answer(data.findings)
  }
  const say = (message: ToFinder) => worker.postMessage(message)
  return {
    setColumns: (columns) =>
      say({ columns: columns.map(({ name, codes, labels }) => ({ name, codes, labels })) }),
    find(mask) {
      const id = ++lastId
      say({ id, mask })
      return new Promise((resolve) => {
        answer = resolve
      })
    },
    close: () => worker.terminate(),
  }
}
