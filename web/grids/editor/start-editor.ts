import type { CellId, Face, GridPlanNews, GridPlanStaff } from '../../../data/contracts/index.ts'
import { serialIds } from '../../../data/rules/coverage/items.ts'
import { recountCells } from '../../../data/rules/coverage/tally/count-cells.ts'
import type { Workforce } from '../../../data/rules/coverage/tally/tally.ts'
import { openStrokeStore } from '../../edit/stroke-store.ts'
import { t } from '../../i18n/index.ts'
import { account } from '../../session/account.ts'
import { handRests } from '../../session/hand-at-work.ts'
import { onLive } from '../../session/live.ts'
import { errorText } from '../../ui/error-text.ts'
import { showToast } from '../../ui/toast.tsx'
import { countInWorker } from './count-in-worker.ts'
import { openDesk, type WaitingStroke } from './desk/open-desk.ts'
import { createPlanSync } from './desk/plan-sync.ts'
import type { Stroke } from './desk/stroke.ts'
import { facesBeside } from './faces-beside.ts'
import { createGridEditor, type GridEditor } from './grid-editor.ts'
import { changesAfter, readFacts, readGround, readPlan, readStaff, sendStroke } from './plan-api.ts'
import { shareLocks } from './share-locks.ts'

/** Opens a plan: what the server has, with what this browser has not been able to send. */
export async function startEditor(
  id: string,
  signal: AbortSignal,
  onOpen: (editor: GridEditor) => void,
): Promise<void> {
  const tell = (error: unknown) => showToast({ tone: 'error', text: errorText(error) })
  const plan = await readPlan(id, signal)
  const store = await openStrokeStore<Stroke, WaitingStroke>(
    `${account()?.user.username ?? ''}/${id}`,
    tell,
  )
  signal.addEventListener('abort', () => void store.settled().then(store.close))
  // No two pages give out the same ids, nor does one after a reload.
  const page = crypto.randomUUID().slice(0, 8)
  let editor: GridEditor | undefined
  let version = plan.version
  const { desk, conflict } = await openDesk({
    plan,
    store,
    changesAfter: (after) => changesAfter(id, after),
    version: () => sync?.version() ?? version,
    newId: () => crypto.randomUUID(),
    onChange: (change, inverse, by) => {
      editor?.touched(change, inverse)
      if (by === 'own') queueMicrotask(() => sync?.send())
    },
  })
  if (signal.aborted) return
  version = plan.version
  const made = createGridEditor({
    plan,
    desk,
    issueId: serialIds(`${page}-`),
    texts: {
      nameOfPart: (name) => t('gridEdit.nameOfPart', { name }),
      nameOfHole: () => t('gridEdit.nameOfHole'),
    },
  })
  editor = made
  const sync = createPlanSync({
    desk,
    server: {
      send: (stroke) => sendStroke(id, stroke),
      changesAfter: (after) => changesAfter(id, after),
    },
    version: plan.version,
    onState: made.setSync,
    onConflict: made.addConflict,
    onRefused: (_, error) => tell(error),
  })
  const stopLive = onLive((message) => {
    if (message.kind === 'gridPlan' && message.id === id) hear(message.what)
  })
  const locks = shareLocks(made, tell)
  const hear = (what: GridPlanNews) => {
    if (what === 'change') sync.news()
    if (what === 'locks') locks.news()
  }
  signal.addEventListener('abort', () => {
    stopLive()
    sync.stop()
    locks.stop()
  })
  if (conflict) made.addConflict(conflict)
  onOpen(made)
  sync.news()
  await loadSurroundings(made, signal)
}

/** What is counted and what lies below come after the plan itself: drawing does not wait for them. */
async function loadSurroundings(editor: GridEditor, signal: AbortSignal): Promise<void> {
  const { id } = editor.plan
  await Promise.all([
    countFacts(editor, signal),
    readGround(id, signal).then(async (json) => {
      await handRests()
      editor.setGround(json)
    }),
    readStaff(id, signal).then((staff) => editor.setWorkforce(workforceOf(staff))),
  ])
}

/** What is drawn while they are counted is counted once more. */
async function countFacts(editor: GridEditor, signal: AbortSignal): Promise<void> {
  const json = await readFacts(editor.plan.id, signal)
  const { coverage } = editor.desk
  const drawn = new Set<Face>()
  const stopWatching = editor.onTouched((change, inverse) => {
    for (const face of facesBeside(change, inverse)) drawn.add(face)
  })
  try {
    const items = [...coverage.items.values()]
    const { facts, tallies } = await countInWorker({ json, items }, signal)
    await handRests()
    recountCells(tallies, coverage, facts, drawn)
    editor.setFacts(facts, tallies)
  } finally {
    stopWatching()
  }
}

export function workforceOf(staff: readonly GridPlanStaff[]): Map<CellId, Workforce> {
  const cells = new Map<CellId, Workforce>()
  for (const { cell, fullTime } of staff) {
    const force = cells.get(cell) ?? { fullTime: 0, partTime: 0 }
    if (fullTime) force.fullTime++
    else force.partTime++
    cells.set(cell, force)
  }
  return cells
}
