import type { ReplayedEvent } from '../../../data/contracts/index.ts'

/** As it was at an instant; null = it was not there yet. */
export function stateAt({ steps }: Pick<ReplayedEvent, 'steps'>, at: number): string | null {
  return steps.findLast((step) => Date.parse(step.at) <= at)?.state ?? null
}

/** What happened lately before an instant, the newest first. */
export function changesBefore(
  events: readonly ReplayedEvent[],
  { from, at }: { from: number; at: number },
  most: number,
): { event: ReplayedEvent; at: number; state: string }[] {
  return events
    .flatMap((event) =>
      event.steps.map((step) => ({ event, at: Date.parse(step.at), state: step.state })),
    )
    .filter((change) => change.at >= from && change.at <= at)
    .sort((a, b) => b.at - a.at)
    .slice(0, most)
}
