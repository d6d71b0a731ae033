import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import type { GridPlanDecision, GridPlanIssue } from '../../../../data/contracts/index.ts'
import { ApiError } from '../../../api.ts'
import { formatDateTime, formatPercent, t } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { errorText } from '../../../ui/error-text.ts'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { showToast } from '../../../ui/toast.tsx'
import type { GridEditor } from '../../editor/grid-editor.ts'
import { RefusedList } from './refused-list.tsx'
import styles from './review.module.css'
import { isAsked, stepsOf, type Verb } from './review-steps.ts'
import type { PlanReview } from './watch-review.ts'

const DecisionDialog = lazy(() => import('./decision-dialog.tsx'))

/** Where the plan is on its way, what can be done with it now, and who has done what before. */
export function ReviewBar(props: { editor: GridEditor; review: PlanReview }) {
  const [form, setForm] = createSignal<'return' | 'approve' | 'withdraw' | null>(null)
  const [refused, setRefused] = createSignal<readonly GridPlanIssue[]>([])
  const [isBusy, setBusy] = createSignal(false)
  const plan = () => props.review.plan()
  const decide = async (decision: GridPlanDecision) => {
    setBusy(true)
    setRefused([])
    try {
      await props.review.decide(decision)
      setForm(null)
      showToast({ text: t(`gridPlans.done_${decision.decision}`) })
    } catch (error) {
      const issues = issuesOf(error)
      if (issues.length > 0) setForm(null)
      else showToast({ tone: 'error', text: errorText(error) })
      setRefused(issues)
    } finally {
      setBusy(false)
    }
  }
  const act = (verb: Verb) => {
    if (isAsked(verb)) setForm(verb)
    else void decide({ decision: verb })
  }
  // What has not arrived yet would not be submitted.
  const mustWait = (verb: Verb) =>
    isBusy() || (verb === 'submit' && props.editor.sync().kind !== 'saved')
  return (
    <section class={styles.bar} aria-label={t('gridPlans.review')}>
      <p class={styles.where}>{whereText(props.review)}</p>
      <Show when={props.review.publishing()}>
        {(share) => (
          <div class={styles.publishing} role="status">
            <p>{t('gridPlans.publishing', { share: formatPercent(share()) })}</p>
            <ProgressBar label={t('gridPlans.publishing', { share: '' })} value={share()} />
          </div>
        )}
      </Show>
      <Show when={stepsOf(plan()).length > 0}>
        <div class={styles.acts}>
          <For each={stepsOf(plan())}>
            {(verb, k) => (
              <Button
                size="small"
                kind={k() === 0 ? 'primary' : verb === 'withdraw' ? 'quiet' : 'secondary'}
                disabled={mustWait(verb)}
                onClick={() => act(verb)}
              >
                {t(`gridPlans.do_${verb}`)}
              </Button>
            )}
          </For>
        </div>
      </Show>
      <Show when={refused().length > 0}>
        <RefusedList editor={props.editor} issues={refused()} onClose={() => setRefused([])} />
      </Show>
      <Decided review={props.review} />
      <Suspense>
        <Show when={form()} keyed>
          {(verb) => (
            <DecisionDialog
              verb={verb}
              title={plan().title}
              isBusy={isBusy()}
              onDecide={(decision) => void decide(decision)}
              onClose={() => setForm(null)}
            />
          )}
        </Show>
      </Suspense>
    </section>
  )
}

function whereText({ plan }: PlanReview): string {
  const { state, isOwn, validFrom = '', approvedBy = '' } = plan()
  if (state === 'approved') return t('gridPlans.at_approved', { day: validFrom, name: approvedBy })
  if (state === 'published') return t('gridPlans.at_published', { day: validFrom })
  if (state === 'withdrawn') return t('gridPlans.at_withdrawn')
  return t(isOwn ? `gridPlans.own_${state}` : `gridPlans.other_${state}`)
}

/** What the rules have against it, where that is why it was refused. */
function issuesOf(error: unknown): readonly GridPlanIssue[] {
  if (!(error instanceof ApiError) || error.code !== 'plan-invalid') return []
  const { issues = [] } = error.details as { issues?: readonly GridPlanIssue[] }
  return issues
}

function Decided(props: { review: PlanReview }) {
  const decisions = () => [...(props.review.decisions.value() ?? [])].reverse()
  return (
    <Show when={decisions().length > 0}>
      <details class={styles.decided}>
        <summary>{t('gridPlans.decisions', { count: decisions().length })}</summary>
        <ol>
          <For each={decisions()}>
            {(made) => (
              <li>
                <strong>{t(`gridPlans.made_${made.decision}`)}</strong> {made.by}
                <span class={styles.when}>
                  {formatDateTime(made.at)}
                  {made.validFrom ? ` · ${t('gridPlans.from', { day: made.validFrom })}` : ''}
                </span>
                <Show when={made.note}>
                  <p>{made.note}</p>
                </Show>
              </li>
            )}
          </For>
        </ol>
      </details>
    </Show>
  )
}
