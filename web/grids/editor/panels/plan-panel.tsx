import ArrowLeft from 'lucide-solid/icons/arrow-left'
import { createSignal, Show } from 'solid-js'
import { t } from '../../../i18n/index.ts'
import { setPanelOpen } from '../../../session/preferences.ts'
import { changeView } from '../../../session/view.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { type TabItem, Tabs } from '../../../ui/tabs.tsx'
import { ExportMenu } from '../../plans/export-menu.tsx'
import { HandOverTab } from '../../plans/hand-over/hand-over-tab.tsx'
import { CommentList } from '../../plans/review/comment-list.tsx'
import { CommentPins } from '../../plans/review/comment-pins.tsx'
import { ReviewBar } from '../../plans/review/review-bar.tsx'
import { type PlanReview, watchReview } from '../../plans/review/watch-review.ts'
import { PlanStaff } from '../../plans/staff/plan-staff.tsx'
import type { GridEditor } from '../grid-editor.ts'
import { openEditor, planIssues, reading, setDialog } from '../open-editor.ts'
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
          <Waiting text={t('gridEdit.opening')} />
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
  const [comment, setComment] = createSignal('')
  const { editor } = props
  const review = watchReview(editor)
  const tabs = planTabs(editor, review, { comment, setComment })
  return (
    <Panel
      title={editor.plan.title}
      onClose={() => setPanelOpen('off')}
      class={styles.panel ?? ''}
      actions={
        <>
          <ExportMenu name={editor.plan.title} plan={editor.plan.id} />
          <IconButton
            label={t('gridEdit.leave')}
            size="small"
            tipSide="left"
            onClick={() => props.onClose()}
          >
            <ArrowLeft size={16} />
          </IconButton>
        </>
      }
      footer={
        editor.isReadOnly() ? undefined : (
          <Button onClick={() => setDialog('drafter')}>{t('gridEdit.drafter')}</Button>
        )
      }
    >
      <div class={styles.content}>
        <Show when={reading() === 'running'}>
          <Waiting text={t('gridEdit.counting')} />
        </Show>
        <Show when={reading() === 'failed'}>
          <p class={styles.failed} role="alert">
            {t('gridEdit.notCounted')}
          </p>
        </Show>
        <div class={styles.state}>
          <SaveState editor={editor} />
          <Show when={editor.community() !== ''}>
            <Chip tone="accent" pressed onToggle={() => editor.limitTo('')}>
              {t('gridEdit.onlyCommunity')}
            </Chip>
          </Show>
        </div>
        <ReviewBar editor={editor} review={review} />
        <CommentPins review={review} chosen={comment()} />
        <Tabs label={editor.plan.title} value={tab()} onChange={setTab} items={tabs} />
      </div>
    </Panel>
  )
}

/** Made once, their labels change by themselves: others would be drawn anew with all their lists. */
function planTabs(
  editor: GridEditor,
  review: PlanReview,
  chosen: { comment(): string; setComment(id: string): void },
): readonly TabItem[] {
  const issueCount = () =>
    planIssues()
      ?.list()
      .filter((one) => one.severity !== 'note').length ?? 0
  const openComments = () =>
    review.comments.value()?.filter(({ resolved }) => !resolved).length ?? 0
  const withCount = (label: string, count: number) => `${label} ${count || ''}`.trim()
  return [
    {
      id: 'cells',
      get label() {
        return t('gridEdit.cells')
      },
      content: () => <CellList editor={editor} />,
    },
    {
      id: 'issues',
      get label() {
        return withCount(t('gridEdit.issues'), issueCount())
      },
      content: () => (
        <Show when={planIssues()}>
          {(issues) => <IssueList editor={editor} issues={issues()} />}
        </Show>
      ),
    },
    {
      id: 'comments',
      get label() {
        return withCount(t('gridPlans.comments'), openComments())
      },
      content: () => (
        <CommentList review={review} chosen={chosen.comment()} onChoose={chosen.setComment} />
      ),
    },
    {
      id: 'staff',
      get label() {
        return t('gridPlans.staff')
      },
      content: () => <PlanStaff editor={editor} />,
    },
    {
      id: 'handOver',
      get label() {
        return t('gridPlans.handOver')
      },
      content: () => <HandOverTab editor={editor} plan={review.plan()} />,
    },
  ]
}

function Waiting(props: { text: string }) {
  return (
    <div class={styles.waiting} role="status">
      <p>{props.text}</p>
      <ProgressBar label={props.text} />
    </div>
  )
}
