/** Remembers out of what a canvas was drawn, so that it is left alone while nothing of it has changed. */
export interface LastDrawn {
  /** Whether these are other things, or in another order, than at the last call that said yes. */
  isOther(parts: readonly unknown[]): boolean
  /** The next call says yes. */
  forget(): void
}

export function createLastDrawn(): LastDrawn {
  let last: readonly unknown[] | null = null
  return {
    isOther(parts) {
      const known = last
      if (known?.length === parts.length && parts.every((part, i) => Object.is(part, known[i]))) {
        return false
      }
      last = parts
      return true
    },
    forget() {
      last = null
    },
  }
}
