import type { Question, Step, Subject } from '../../contracts/index.ts'

/** Codes of the layers that a question asks about, each once. */
export function layersOf({ what, steps }: Question | Subject): string[] {
  return [...new Set([what, ...steps.flatMap(layersOfStep)])]
}

function layersOfStep(step: Step): string[] {
  if (step.kind === 'place') {
    return step.places.flatMap((place) => (place.kind === 'feature' ? [place.layer] : []))
  }
  return 'other' in step ? layersOf(step.other) : []
}
