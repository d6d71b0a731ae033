import { type DraftedPlan, type DrafterWish, type DraftProgress, draftPlan } from './draft-plan.ts'

export interface RunOptions {
  signal?: AbortSignal
  onProgress?: (progress: DraftProgress & { plan: number }) => void
  /** Longest stretch without letting others have their turn. */
  sliceMs?: number
}

/** Several plans, one for each seed from `seed` on; throws the signal's reason when it is stopped. */
export async function draftPlans(
  wish: DrafterWish,
  plans: number,
  { signal, onProgress, sliceMs = 40 }: RunOptions = {},
): Promise<DraftedPlan[]> {
  const drafted: DraftedPlan[] = []
  for (let plan = 0; plan < plans; plan++) {
    const drafting = draftPlan({ ...wish, seed: wish.seed + plan })
    let since = Date.now()
    for (;;) {
      signal?.throwIfAborted()
      const step = drafting.next()
      if (step.done) {
        drafted.push(step.value)
        break
      }
      onProgress?.({ ...step.value, plan })
      if (Date.now() - since < sliceMs) continue
      await new Promise((resolve) => setTimeout(resolve))
      since = Date.now()
    }
  }
  return drafted
}
