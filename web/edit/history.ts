interface Change {
  readonly note: string
}

/** Undo without limit: what is undone is a change, and so is what is done again. */
export interface History<Made extends Change> {
  /** Makes a change; what had been undone cannot be done again any more. */
  commit(change: Made): void
  undo(): boolean
  redo(): boolean
  /** Leaves out what would be undone, or done again, next: somebody else has changed the same meanwhile. */
  skip(stack: Stack): void
  canUndo(): boolean
  canRedo(): boolean
  /** What would be undone next. */
  nextUndo(): Made | undefined
  nextRedo(): Made | undefined
  /** Both stacks, the oldest first: kept over a reload. */
  save(): { undo: readonly Made[]; redo: readonly Made[] }
}

export type Stack = 'undo' | 'redo'

/** Hears of each entry that is laid on a stack or taken off it, and where: what is kept costs O(change). */
export interface StackKeeper<Made extends Change> {
  put(stack: Stack, at: number, made: Made): void
  /** Everything from there on is gone. */
  cut(stack: Stack, from: number): void
}

export interface HistoryOptions<Made extends Change> {
  /** Makes the change in place and answers its inverse. */
  apply: (change: Made) => Made
  /** At once, for each change that is made, be it by undo: whoever draws or saves patches itself from it. */
  onChange?: (change: Made) => void
  saved?: { undo: readonly Made[]; redo: readonly Made[] }
  keeper?: StackKeeper<Made>
}

export function createHistory<Made extends Change>({
  apply,
  onChange,
  saved,
  keeper,
}: HistoryOptions<Made>): History<Made> {
  const stacks = { undo: [...(saved?.undo ?? [])], redo: [...(saved?.redo ?? [])] }
  const push = (stack: Stack, made: Made) => {
    stacks[stack].push(made)
    keeper?.put(stack, stacks[stack].length - 1, made)
  }
  const pop = (stack: Stack) => {
    const made = stacks[stack].pop()
    if (made) keeper?.cut(stack, stacks[stack].length)
    return made
  }
  const make = (change: Made) => {
    const inverse = apply(change)
    onChange?.(change)
    return inverse
  }
  const move = (from: Stack, to: Stack) => {
    const change = pop(from)
    if (change) push(to, make(change))
    return change !== undefined
  }
  return {
    commit(change) {
      push('undo', make(change))
      if (stacks.redo.length === 0) return
      stacks.redo = []
      keeper?.cut('redo', 0)
    },
    undo: () => move('undo', 'redo'),
    redo: () => move('redo', 'undo'),
    skip: (stack) => void pop(stack),
    canUndo: () => stacks.undo.length > 0,
    canRedo: () => stacks.redo.length > 0,
    nextUndo: () => stacks.undo.at(-1),
    nextRedo: () => stacks.redo.at(-1),
    save: () => ({ undo: [...stacks.undo], redo: [...stacks.redo] }),
  }
}
