import { batch, createSignal, onCleanup, Show } from 'solid-js'
import { GRID_LIMITS } from '../../../../data/registry/grid-limits.ts'
import { t } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { type DrafterRun, draftGround, runInWorker } from '../drafter/run-in-worker.ts'
import type { GridEditor } from '../grid-editor.ts'
import type { DraftedChange, DraftWish } from '../workers/drafter-protocol.ts'
import { DraftedOnMap } from './drafted-on-map.tsx'
import styles from './drafter-dialog.module.css'
import { DrafterForm } from './drafter-form.tsx'
import { ScoreTable } from './score-table.tsx'

const HOUSEHOLDS = (GRID_LIMITS.householdsLow + GRID_LIMITS.householdsHigh) / 2
const FIRST_WISH: DraftWish = {
  by: { households: HOUSEHOLDS },
  keepWorkers: true,
  seed: 1,
  plans: 3,
}

/** Draws several complete plans, lays their figures side by side, and one of them comes in as a single stroke. */
export default function DrafterDialog(props: { editor: GridEditor; onClose: () => void }) {
  const { editor } = props
  const [wish, setWish] = createSignal(FIRST_WISH)
  const [community, setCommunity] = createSignal(editor.community())
  const [plans, setPlans] = createSignal<readonly DraftedChange[]>([])
  const [progress, setProgress] = createSignal<{ plan: number; done: number } | null>(null)
  const [shown, setShown] = createSignal<DraftedChange | null>(null)
  let run: DrafterRun | undefined
  const stop = () => {
    run?.stop()
    run = undefined
    setProgress(null)
  }
  onCleanup(stop)
  const start = () => {
    const from = draftGround(editor, community())
    if (!from) return
    stop()
    batch(() => {
      setPlans([])
      setProgress({ plan: -1, done: 0 })
    })
    run = runInWorker(
      {
        kind: 'draft',
        from,
        wish: wish(),
        page: editor.issueId(),
        name: t('gridEdit.nameOfDrafted', { number: '#' }),
      },
      (answer) => {
        if (answer.kind === 'progress') setProgress(answer)
        if (answer.kind === 'plan') setPlans((all) => [...all, answer.drafted])
        if (answer.kind === 'done') setProgress(null)
      },
      (text) => {
        setProgress(null)
        showToast({ tone: 'error', text })
      },
    )
  }
  const take = ({ change }: DraftedChange) => {
    editor.commit(change)
    props.onClose()
    showToast({ text: t('gridEdit.drafterTaken') })
  }
  return (
    <Show
      when={shown()}
      fallback={
        <Dialog title={t('gridEdit.drafterTitle')} width="56rem" onClose={() => props.onClose()}>
          <DrafterForm
            editor={editor}
            wish={wish()}
            onWish={setWish}
            community={community()}
            onCommunity={setCommunity}
          />
          <RunBar
            now={progress()}
            plans={wish().plans}
            isReady={editor.facts() !== null}
            onStart={start}
            onStop={stop}
          />
          <Show when={plans().length > 0}>
            <ScoreTable editor={editor} plans={plans()} onTake={take} onShow={setShown} />
          </Show>
        </Dialog>
      }
    >
      {(drafted) => (
        <DraftedOnMap
          editor={editor}
          drafted={drafted()}
          number={plans().indexOf(drafted()) + 1}
          onTake={() => take(drafted())}
          onBack={() => setShown(null)}
        />
      )}
    </Show>
  )
}

interface RunBarProps {
  now: { plan: number; done: number } | null
  plans: number
  isReady: boolean
  onStart: () => void
  onStop: () => void
}

function RunBar(props: RunBarProps) {
  return (
    <div class={styles.run}>
      <Show
        when={props.now}
        fallback={
          <Button kind="primary" data-autofocus disabled={!props.isReady} onClick={props.onStart}>
            {props.isReady ? t('gridEdit.drafterRun') : t('gridEdit.drafterNeedsFacts')}
          </Button>
        }
      >
        {(now) => (
          <>
            <Button onClick={props.onStop}>{t('gridEdit.drafterStop')}</Button>
            <div class={styles.progress} role="status">
              <span>{progressText(now().plan, props.plans)}</span>
              <ProgressBar
                label={t('gridEdit.drafterTitle')}
                value={now().plan < 0 ? undefined : (now().plan + now().done) / props.plans}
              />
            </div>
          </>
        )}
      </Show>
    </div>
  )
}

function progressText(plan: number, plans: number): string {
  if (plan < 0) return t('gridEdit.drafterPreparing')
  return t('gridEdit.drafterRunning', { plan: plan + 1, plans })
}
