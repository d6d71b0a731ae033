import { createSignal, onCleanup } from 'solid-js'
import type {
  GridPlanComment,
  GridPlanDecided,
  GridPlanDecision,
  GridPlanSummary,
} from '../../../../data/contracts/index.ts'
import { createLoad, type Load } from '../../../session/create-load.ts'
import { onLive } from '../../../session/live.ts'
import { errorText } from '../../../ui/error-text.ts'
import { showToast } from '../../../ui/toast.tsx'
import type { GridEditor } from '../../editor/grid-editor.ts'
import { decidePlan, listPlans, readComments, readDecisions } from '../../editor/plan-api.ts'

/** What others say of a plan, and how far it is on its way; keeps up with what they do. */
export interface PlanReview {
  plan(): GridPlanSummary
  comments: Load<readonly GridPlanComment[]>
  decisions: Load<readonly GridPlanDecided[]>
  /** How far it is while it comes in force, 0–1. */
  publishing(): number | undefined
  /** @throws ApiError when the server refuses. */
  decide(decision: GridPlanDecision): Promise<void>
}

/** For as long as the present scope lives. */
export function watchReview(editor: GridEditor): PlanReview {
  const { id, area } = editor.plan
  const [plan, setPlan] = createSignal<GridPlanSummary>(editor.plan)
  const [publishing, setPublishing] = createSignal<number>()
  const load = <Value>(read: (id: string, signal: AbortSignal) => Promise<Value>) =>
    createLoad(() => id, read, { keep: true })
  const comments = load(readComments)
  const decisions = load(readDecisions)
  const adopt = (next: GridPlanSummary) => {
    setPlan(next)
    setPublishing(undefined)
    editor.setState(next.state)
    decisions.reload()
  }
  const look = () =>
    listPlans(area).then(
      (plans) => {
        const found = plans.find((one) => one.id === id)
        if (found) adopt(found)
      },
      (error: unknown) => showToast({ tone: 'error', text: errorText(error) }),
    )
  // It may have been opened by somebody who had it open before.
  void look()
  onCleanup(
    onLive((message) => {
      if (message.kind !== 'gridPlan' || message.id !== id) return
      if (message.what === 'comment') comments.reload()
      if (message.what === 'publishing') setPublishing(message.share)
      if (message.what === 'state') void look()
    }),
  )
  return {
    plan,
    comments,
    decisions,
    publishing,
    decide: async (decision) => adopt(await decidePlan(id, decision)),
  }
}
