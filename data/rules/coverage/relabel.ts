import type { Step } from './cycles.ts'
import type { Draft } from './draft.ts'
import type { Arc, ArcId, Face } from './items.ts'
import { endsOf, joinAt } from './nodes.ts'

/** Gives the face on the left of some steps another label; arcs with one label on both sides go. */
export function relabel(draft: Draft, steps: Iterable<Step>, face: Face): void {
  const touched = new Set<ArcId>()
  for (const { arc: given, forward } of steps) {
    const arc = draft.arc(given.id)!
    draft.put(forward ? { ...arc, left: face } : { ...arc, right: face })
    touched.add(arc.id)
  }
  dropInner(
    draft,
    [...touched].map((id) => draft.arc(id)!),
  )
}

/** Takes away arcs that bound nothing any more; what met them becomes one arc where it can. */
export function dropInner(draft: Draft, arcs: readonly Arc[]): void {
  const inner = arcs.filter(({ left, right }) => left === right)
  for (const { id } of inner) draft.remove(id)
  for (const arc of inner) for (const [x, y] of endsOf(arc)) joinAt(draft, x, y)
}
