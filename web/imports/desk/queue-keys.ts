interface QueueKeys {
  choose(number: number): void
  none(): void
  back(): void
  skip(): void
  toggleRemember(): void
  point(by: -1 | 1): void
  choosePointed(): void
  leave(): void
}

/** Keys of the queue, wherever the focus is but in a field: a hand on the keyboard, the eyes on the map. */
export function listenToKeys(keys: QueueKeys): () => void {
  const actions: Record<string, () => void> = {
    '0': keys.none,
    Backspace: keys.back,
    s: keys.skip,
    a: keys.toggleRemember,
    ArrowUp: () => keys.point(-1),
    ArrowDown: () => keys.point(1),
    Escape: keys.leave,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const target = event.target as HTMLElement
    if (target.closest('input:not([type=checkbox]), textarea, select, [role=dialog], [role=menu]'))
      return
    const isOnButton = target.closest('button, a') !== null
    const action = /^[1-9]$/.test(event.key)
      ? () => keys.choose(Number(event.key))
      : event.key === 'Enter' && !isOnButton
        ? keys.choosePointed
        : actions[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    // A key that is held down must not answer the rows that follow.
    if (!event.repeat || event.key.startsWith('Arrow')) action()
  }
  window.addEventListener('keydown', onKeyDown, { capture: true })
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
}
