import ArrowLeft from 'lucide-solid/icons/arrow-left'
import { createSignal, Show } from 'solid-js'
import { t } from '../../../i18n/index.ts'
import { setPanelOpen } from '../../../session/preferences.ts'
import { changeView } from '../../../session/view.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { GridEditor } from '../grid-editor.ts'
import { openEditor, planIssues, setDialog } from '../open-editor.ts'
import { CellList } from './cell-list.tsx'
import { IssueList } from './issue-list.tsx'
import styles from './plan-panel.module.css'
import { SaveState } from './save-state.tsx'

/** Left of the map while a plan is drawn on: its cells, what is wrong with it, and the drafter. */
export function PlanPanel() {
  const close = () => changeView({ plan: '' })
  return (
    <Show
      when={openEditor()}
      fallback={
        <Panel title={t('gridEdit.plan')} onClose={close}>
          <Skeleton lines={[80, 50, 0, 90, 70, 60]} />
        </Panel>
      }
    >
      {(editor) => <OpenPlan editor={editor()} onClose={close} />}
    </Show>
  )
}

function OpenPlan(props: { editor: GridEditor; onClose: () => void }) {
  const [tab, setTab] = createSignal('cells')
  const { editor } = props
  const issueCount = () =>
    planIssues()
      ?.list()
      .filter((one) => one.severity !== 'note').length ?? 0
  return (
    <Panel
      title={editor.plan.title}
      onClose={() => setPanelOpen('off')}
      class={styles.panel ?? ''}
      actions={
        <IconButton
          label={t('gridEdit.leave')}
          size="small"
          tipSide="left"
          onClick={() => props.onClose()}
        >
          <ArrowLeft size={16} />
        </IconButton>
      }
      footer={
        <Show when={!editor.isReadOnly()}>
          <Button onClick={() => setDialog('drafter')}>{t('gridEdit.drafter')}</Button>
        </Show>
      }
    >
      <div class={styles.state}>
        <SaveState editor={editor} />
        <Show when={editor.isPutOff() && editor.conflicts().length > 0}>
          <Button size="small" kind="danger" onClick={() => editor.putOff(false)}>
            {t('gridEdit.conflictsLeft', { count: editor.conflicts().length })}
          </Button>
        </Show>
        <Show when={editor.community() !== ''}>
          <Chip tone="accent" pressed onToggle={() => editor.limitTo('')}>
            {t('gridEdit.onlyCommunity')}
          </Chip>
        </Show>
      </div>
      <Tabs
        label={editor.plan.title}
        value={tab()}
        onChange={setTab}
        items={[
          { id: 'cells', label: t('gridEdit.cells'), content: () => <CellList editor={editor} /> },
          {
            id: 'issues',
            label: `${t('gridEdit.issues')} ${issueCount() || ''}`.trim(),
            content: () => (
              <Show when={planIssues()}>
                {(issues) => <IssueList editor={editor} issues={issues()} />}
              </Show>
            ),
          },
        ]}
      />
    </Panel>
  )
}
