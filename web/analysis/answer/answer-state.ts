import { createMemo, createRoot } from 'solid-js'
import type { Question, Subject } from '../../../data/contracts/index.ts'
import { createLoad, type Load } from '../../session/create-load.ts'
import { view } from '../../session/view.ts'
import { ask, catalogue, outdated } from '../engine.ts'
import { compiler, questionCatalogue } from '../question-catalogue.ts'
import { question } from '../question-state.ts'
import { type Askable, askableOf } from './askable.ts'
import { pause } from './pause.ts'
import { type GroupsAnswer, readGroups } from './read-groups.ts'
import { type PointsAnswer, readPoints } from './read-points.ts'

export interface AnswerState {
  askable(): Askable | null
  /** How many there are at first and after each step that is asked. */
  counts: Load<readonly number[]>
  points: Load<PointsAnswer>
  groups: Load<GroupsAnswer>
}

/** While somebody types or drags. */
const TYPING_MS = 180

/** The answer to the question on the desk: one for panel, drawer and map. Nothing is asked while there is no question. */
export const answer: AnswerState = createRoot(() => {
  const askable = createMemo(() => {
    const asked = question()
    if (!asked || !catalogue()) return null
    return askableOf(asked, questionCatalogue, view.area, new Date())
  })
  const key = (wanted: () => object | null) => () => {
    const asked = wanted()
    return asked && JSON.stringify([asked, outdated()])
  }
  const subject = createMemo((): Subject | null => {
    const found = askable()
    return found && { what: found.question.what, steps: found.question.steps }
  })
  const grouped = createMemo((): Question | null => {
    const found = askable()
    return found && found.question.groups.length > 0 ? found.question : null
  })
  const load = <Asked, Value>(
    wanted: () => Asked | null,
    read: (asked: Asked, signal: AbortSignal, early: (value: Value) => void) => Promise<Value>,
  ) =>
    createLoad<string, Value>(
      key(() => wanted() as object | null),
      async (text, signal, early) => {
        await pause(TYPING_MS, signal)
        const [asked] = JSON.parse(text) as [Asked, number]
        return read(asked, signal, early)
      },
      { keep: true },
    )
  return {
    askable,
    counts: load(subject, countSteps),
    points: load(() => (grouped() ? null : subject()), readPoints),
    groups: load(grouped, readGroups),
  }
})

async function countSteps(subject: Subject, signal: AbortSignal): Promise<readonly number[]> {
  const found = await ask(compiler().counts(subject), { signal })
  return found.columns.map((column) => Number(column.value(0)))
}
