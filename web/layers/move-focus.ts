/** ↑ and ↓ go from row to row, so that forty layers are not forty times four tab stops apart. */
export function moveFocusByKey(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const target = event.target
  if (step === 0 || !(target instanceof HTMLElement) || isRange(target)) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-tree-row]')]
  const at = rows.findIndex((row) => row === target || row.parentElement?.contains(target))
  const next = rows[at + step]
  if (at < 0 || !next) return
  event.preventDefault()
  next.focus()
}

const isRange = (element: HTMLElement) =>
  element instanceof HTMLInputElement && element.type === 'range'
