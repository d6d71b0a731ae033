import EllipsisVertical from 'lucide-solid/icons/ellipsis-vertical'
import Redo2 from 'lucide-solid/icons/redo-2'
import Undo2 from 'lucide-solid/icons/undo-2'
import { createSignal, lazy, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import { t } from '../i18n/index.ts'
import { setPanelOpen } from '../session/preferences.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { MenuButton } from '../ui/menu-button.tsx'
import { Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { AnswerBar } from './answer/answer-bar.tsx'
import { catalogue, engine, engineError } from './engine.ts'
import styles from './panel.module.css'
import { panelMenu } from './panel-menu.ts'
import { QuestionEditor } from './question-editor.tsx'
import { canRedo, canUndo, question, redo, undo } from './question-state.ts'
import { Start } from './start.tsx'

const ViewsDialog = lazy(() => import('./views/views-dialog.tsx'))
const SaveDialog = lazy(() => import('./views/save-dialog.tsx'))

/** Analysis workspace: the question on the left, its answer on the map and below it. */
export default function AnalysisPanel() {
  const [dialog, setDialog] = createSignal<'views' | 'save' | null>(null)
  onMount(() => {
    document.addEventListener('keydown', onKey)
    onCleanup(() => document.removeEventListener('keydown', onKey))
  })
  return (
    <Panel
      title={t('analysis.title')}
      onClose={() => setPanelOpen('off')}
      class={styles.panel ?? ''}
      actions={<Actions onDialog={setDialog} />}
      footer={question() ? <AnswerBar onSave={() => setDialog('save')} /> : undefined}
    >
      <Switch
        fallback={
          <>
            <p class={styles.wait}>{t('analysis.starting')}</p>
            <Skeleton lines={[80, 60, 0, 90, 70]} />
          </>
        }
      >
        <Match when={engineError() && !catalogue()}>
          <ErrorState
            title={t('analysis.noEngine')}
            error={engineError()}
            onRetry={() => void engine().catch(() => undefined)}
          />
        </Match>
        <Match when={catalogue() && question()}>
          {(asked) => <QuestionEditor question={asked()} />}
        </Match>
        <Match when={catalogue()}>
          <Start onViews={() => setDialog('views')} />
        </Match>
      </Switch>
      <Show when={dialog() === 'views'}>
        <ViewsDialog onClose={() => setDialog(null)} />
      </Show>
      <Show when={dialog() === 'save' && question()}>
        {(asked) => (
          <SaveDialog
            content={{ kind: 'question', question: asked() }}
            onClose={() => setDialog(null)}
          />
        )}
      </Show>
    </Panel>
  )
}

function Actions(props: { onDialog: (dialog: 'views' | 'save') => void }) {
  return (
    <>
      <IconButton label={t('analysis.undo')} disabled={!canUndo()} onClick={undo}>
        <Undo2 size={18} />
      </IconButton>
      <IconButton label={t('analysis.redo')} disabled={!canRedo()} onClick={redo}>
        <Redo2 size={18} />
      </IconButton>
      <MenuButton
        label={t('analysis.more')}
        tip={t('analysis.more')}
        tipSide="left"
        triggerClass={styles.menu}
        trigger={<EllipsisVertical size={18} />}
        side="bottom-end"
        entries={panelMenu(props.onDialog)}
      />
    </>
  )
}

/** Ctrl+Z and Ctrl+Shift+Z, but not while something is typed: there the browser undoes letters. */
function onKey(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
  if (event.target instanceof HTMLInputElement && event.target.type === 'text') return
  event.preventDefault()
  if (event.shiftKey) redo()
  else undo()
}
