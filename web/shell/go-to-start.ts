import { wholeBounds } from '../session/divisions.ts'
import { goToBounds } from '../session/go-to.ts'
import { settings } from '../session/settings.ts'
import { view } from '../session/view.ts'

/** Back to all that is chosen in the scope chip, or all that the account may see. */
export function goToStart(): void {
  const bounds = wholeBounds(view.area) ?? settings()?.bounds
  if (bounds) goToBounds(bounds)
}
