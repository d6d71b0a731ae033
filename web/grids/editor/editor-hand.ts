import { batch, createSignal } from 'solid-js'
import { createTool } from './tools/create-tool.ts'
import type { Tool, ToolDesk, ToolDraft, ToolHint, ToolId, ToolKey } from './tools/tool.ts'

/** The tool in hand and what it is about to do. */
export interface EditorHand {
  tool(): ToolId
  chooseTool(id: ToolId): void
  /** The tool in hand; panels do not need it. */
  current(): Tool
  /** After each movement of the hand. */
  refresh(): void
  key(key: ToolKey): boolean
  cancel(): boolean
  /** Lets go of what the tool has in hand, not of the cell that is worked on. */
  letGo(): void
  draft(): ToolDraft
  hint(): ToolHint
}

interface HandOptions {
  desk: ToolDesk
  isReadOnly: () => boolean
  nameOfHole: () => string
  /** What was said of the last attempt holds no longer. */
  forgetSaid: () => void
}

export function createHand({ desk, isReadOnly, nameOfHole, forgetSaid }: HandOptions): EditorHand {
  const [tool, setTool] = createSignal<ToolId>('select')
  const [draft, setDraft] = createSignal<ToolDraft>({})
  const [hint, setHint] = createSignal<ToolHint>({ text: 'gridEdit.hintSelect' })
  let current = createTool('select', desk, nameOfHole)
  const refresh = () =>
    batch(() => {
      setDraft(isReadOnly() ? { cells: current.draft().cells } : current.draft())
      setHint(current.hint())
    })
  const letGo = () => {
    const keep = desk.selected()
    current.cancel()
    desk.select(keep)
  }
  return {
    tool,
    chooseTool(id) {
      letGo()
      forgetSaid()
      const next = isReadOnly() ? 'select' : id
      current = createTool(next, desk, nameOfHole)
      batch(() => {
        setTool(next)
        refresh()
      })
    },
    letGo,
    current: () => current,
    refresh,
    key(key) {
      const isTaken = current.key?.(key) ?? false
      if (isTaken) refresh()
      return isTaken
    },
    cancel() {
      const wasBusy = current.cancel()
      forgetSaid()
      refresh()
      return wasBusy
    },
    draft,
    hint,
  }
}
