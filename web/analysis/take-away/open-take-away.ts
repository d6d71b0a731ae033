import { createSignal } from 'solid-js'
import { permits } from '../../../data/registry/permissions.ts'
import { account } from '../../session/account.ts'
import { sqlDrawing } from '../sql/map-state.ts'
import type { SqlAnswer } from '../sql/sql-state.ts'

/** Of what something is taken away: the answer to the question on the desk, or a statement's. */
export type TakeAwaySource = { from: 'question' } | { from: 'sql'; answer: SqlAnswer }

const [takeAway, setTakeAway] = createSignal<TakeAwaySource | null>(null)

/** The dialog that is open; null = none. */
export { takeAway }

export function openTakeAway(source: TakeAwaySource): void {
  setTakeAway(source)
}

export function closeTakeAway(): void {
  setTakeAway(null)
}

/** A statement's result is on the map only when somebody has put it there. */
export const isOnMap = ({ from }: TakeAwaySource): boolean =>
  from === 'question' || sqlDrawing() !== null

/** To look is less than to take away. The server decides; this only spares a button that would be refused. */
export const mayTakeAway = (): boolean => permits(account()?.user.roles ?? [], 'data.export')
