interface Change {
  readonly note: string
}

/** Undo without limit: what is undone is a change, and so is what is done again. */
export interface History<Made extends Change> {
  /** Makes a change; what had been undone cannot be done again any more. */
  commit(change: Made): void
  undo(): boolean
  redo(): boolean
  canUndo(): boolean
  canRedo(): boolean
  /** What would be undone next. */
  nextUndo(): Made | undefined
  /** Both stacks, the oldest first: kept over a reload. */
  save(): { undo: readonly Made[]; redo: readonly Made[] }
}

export interface HistoryOptions<Made extends Change> {
  /** Makes the change in place and answers its inverse. */
  apply: (change: Made) => Made
  /** At once, for each change that is made, be it by undo: whoever draws or saves patches itself from it. */
  onChange?: (change: Made) => void
  saved?: { undo: readonly Made[]; redo: readonly Made[] }
}

export function createHistory<Made extends Change>({
  apply,
  onChange,
  saved,
}: HistoryOptions<Made>): History<Made> {
  const undos = [...(saved?.undo ?? [])]
  let redos = [...(saved?.redo ?? [])]
  const make = (change: Made) => {
    const inverse = apply(change)
    onChange?.(change)
    return inverse
  }
  const move = (from: Made[], to: Made[]) => {
    const change = from.pop()
    if (change) to.push(make(change))
    return change !== undefined
  }
  return {
    commit(change) {
      undos.push(make(change))
      redos = []
    },
    undo: () => move(undos, redos),
    redo: () => move(redos, undos),
    canUndo: () => undos.length > 0,
    canRedo: () => redos.length > 0,
    nextUndo: () => undos.at(-1),
    save: () => ({ undo: [...undos], redo: [...redos] }),
  }
}
