import { createEffect, createMemo, createSignal, onCleanup } from 'solid-js'
import { packFacts } from '../../../data/rules/coverage/tally/facts.ts'
import type { SceneMark } from '../../map/overlay/grid-edit/grid-scene.ts'
import { goToPlace } from '../../session/go-to.ts'
import { whenHandRests } from '../../session/hand-at-work.ts'
import type { GridEditor } from './grid-editor.ts'
import type { ChecksAnswer, ChecksRequest, FoundIssue } from './workers/checks-protocol.ts'
import { withNews } from './workers/list-news.ts'

/** What is wrong with the plan, found in a worker; the gravest first. */
export interface PlanIssues {
  list(): readonly FoundIssue[]
  isChecking(): boolean
  chosen(): FoundIssue | null
  choose(issue: FoundIssue): void
  /** Goes from one to the next on the map. */
  next(step: 1 | -1): void
  fix(issue: FoundIssue): void
  marks(): readonly SceneMark[]
}

const CLOSE_ZOOM = 17

/** For as long as the present scope lives. */
export function watchIssues(editor: GridEditor): PlanIssues {
  const [list, setList] = createSignal<readonly FoundIssue[]>([])
  const [isChecking, setChecking] = createSignal(true)
  const [chosenKey, setChosenKey] = createSignal('')
  const worker = new Worker(new URL('./workers/checks-worker.ts', import.meta.url), {
    type: 'module',
  })
  onCleanup(() => worker.terminate())
  const tell = (request: ChecksRequest) => {
    worker.postMessage(request)
    if (request.kind !== 'fix') setChecking(true)
  }
  const hear = ({ data }: MessageEvent<ChecksAnswer>) => {
    if (data.kind === 'fix') {
      if (data.change) editor.commit(data.change)
      else if (data.refused) editor.asToolDesk.refuse({ reason: data.refused })
      return
    }
    setList((before) => withNews(before, data.news))
    setChecking(false)
  }
  // All that follows from other issues would be felt in the hand.
  worker.onmessage = (event) => whenHandRests(() => hear(event))
  tell({ kind: 'open', page: editor.issueId(), items: [...editor.desk.coverage.items.values()] })
  onCleanup(editor.onTouched((change) => tell({ kind: 'change', change })))
  createEffect(() => {
    const facts = editor.facts()
    if (!facts) return
    const tallies = new Map(editor.desk.edge().tallies())
    tell({ kind: 'facts', facts: packFacts(facts), tallies })
  })
  createEffect(() => {
    const json = editor.groundJson()
    if (json) tell({ kind: 'ground', json })
  })
  const chosen = createMemo(() => list().find(({ key }) => key === chosenKey()) ?? null)
  const choose = (issue: FoundIssue) => {
    setChosenKey(issue.key)
    const [cell] = issue.cells
    if (cell && editor.desk.coverage.cell(cell)) editor.select(cell)
    goToPlace(issue.place, CLOSE_ZOOM)
  }
  return {
    list,
    isChecking,
    chosen,
    choose,
    next(step) {
      const issues = list()
      if (issues.length === 0) return
      const at = issues.findIndex(({ key }) => key === chosenKey())
      const to = at < 0 ? (step > 0 ? 0 : issues.length - 1) : at + step
      choose(issues[(to + issues.length) % issues.length]!)
    },
    fix: ({ key }) => tell({ kind: 'fix', key }),
    marks: createMemo(() =>
      list()
        .filter(({ severity, key }) => severity === 'error' || key === chosenKey())
        .map(({ place, severity, key }) => ({
          place,
          tone: severity,
          isChosen: key === chosenKey(),
        })),
    ),
  }
}
