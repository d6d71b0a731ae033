import { packFacts } from '../../../../data/rules/coverage/tally/facts.ts'
import type { GridEditor } from '../grid-editor.ts'
import { createBlocks } from '../ground/blocks.ts'
import type { DrafterAnswer, DrafterRequest } from '../workers/drafter-protocol.ts'
import type { DraftGround } from './block-world.ts'

export interface DrafterRun {
  stop(): void
}

/** One piece of work in a worker of its own, which ends with it. */
export function runInWorker(
  request: DrafterRequest,
  onAnswer: (answer: DrafterAnswer) => void,
  onError: (message: string) => void,
): DrafterRun {
  const worker = new Worker(new URL('../workers/drafter-worker.ts', import.meta.url), {
    type: 'module',
  })
  worker.onmessage = ({ data }: MessageEvent<DrafterAnswer>) => {
    onAnswer(data)
    if (data.kind === 'done' || data.kind === 'blocks') worker.terminate()
  }
  worker.onerror = ({ message }) => {
    worker.terminate()
    onError(message)
  }
  worker.postMessage(request)
  return { stop: () => worker.terminate() }
}

export function draftGround(editor: GridEditor, community: string): DraftGround | null {
  const facts = editor.facts()
  if (!facts) return null
  return {
    items: [...editor.desk.coverage.items.values()],
    facts: packFacts(facts),
    ground: editor.ground().raw,
    community,
  }
}

/** Blocks for the hand: what a click gives as a whole. */
export function findBlocks(editor: GridEditor, onError: (message: string) => void): void {
  const from = draftGround(editor, '')
  if (!from || from.ground.lines.length === 0) return
  runInWorker(
    { kind: 'blocks', from },
    (answer) => {
      if (answer.kind === 'blocks') editor.setBlocks(createBlocks(answer.items))
    },
    onError,
  )
}
