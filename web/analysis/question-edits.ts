import type { Question, Step, StepKind, Subject } from '../../data/contracts/index.ts'

/*
 * Changes of a subject: (subject, input) → subject. Questions are never changed in place: undo goes back to the object
 * before.
 */
export const addStep = <Asked extends Subject>(subject: Asked, step: Step): Asked => ({
  ...subject,
  steps: [...subject.steps, step],
})

export const replaceStep = <Asked extends Subject>(
  subject: Asked,
  at: number,
  step: Step,
): Asked => ({ ...subject, steps: subject.steps.map((one, i) => (i === at ? step : one)) })

export const removeStep = <Asked extends Subject>(subject: Asked, at: number): Asked => ({
  ...subject,
  steps: subject.steps.filter((_, i) => i !== at),
})

/** One place up (−1) or down (1); at the ends nothing happens. */
export function moveStep<Asked extends Subject>(subject: Asked, at: number, by: -1 | 1): Asked {
  const to = at + by
  if (to < 0 || to >= subject.steps.length) return subject
  const steps = [...subject.steps]
  const [moved] = steps.splice(at, 1)
  if (moved) steps.splice(to, 0, moved)
  return { ...subject, steps }
}

export const newQuestion = (what: string): Question => ({
  version: 1,
  what,
  steps: [],
  groups: [],
  measure: { kind: 'count' },
})

/** A step as it stands before anybody has said anything; `dates` = columns of the subject and of the other. */
export function newStep(
  kind: StepKind,
  dates: { own: string; other: string },
  other: string,
  near: boolean,
): Step {
  const link = near
    ? ({ kind: 'within', distanceM: 300 } as const)
    : ({ kind: 'sameGrid' } as const)
  switch (kind) {
    case 'place':
      return { kind, outside: false, places: [] }
    case 'period':
      return { kind, attribute: dates.own, period: { kind: 'last', count: 30, unit: 'day' } }
    case 'hours':
      return { kind, attribute: dates.own, from: 22, to: 6, weekdays: [] }
    case 'conditions':
      return { kind, condition: { all: [] } }
    case 'related':
      return { kind, link, other: { what: other, steps: [] }, count: { atLeast: 1 } }
    case 'change':
      return {
        kind,
        link: near ? { kind: 'within', distanceM: 50 } : link,
        other: { what: other, steps: [] },
        attribute: dates.other,
        period: { kind: 'since', start: 'spring' },
        comparedWith: 'before',
        factor: 2,
        atLeast: 2,
      }
  }
}
