import { For, Show } from 'solid-js'
import {
  formatArea,
  formatLength,
  formatNumber,
  formatPercent,
  type TextKey,
  t,
} from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import type { GridEditor } from '../grid-editor.ts'
import type { PlanIssues } from '../plan-issues.ts'
import type { FoundIssue } from '../workers/checks-protocol.ts'
import styles from './issue-list.module.css'

/** So many are read; the others come up when those are mended. */
const MOST_SHOWN = 200

/** How grave it is, without its colour; beside the sums stands what they mean. */
const SIGNS: Readonly<Record<FoundIssue['severity'], string>> = {
  error: '✕',
  warning: '▲',
  note: '○',
}

const SEVERITIES = ['error', 'warning', 'note'] as const

export function IssueList(props: { editor: GridEditor; issues: PlanIssues }) {
  const { issues, editor } = props
  const nameOf = (issue: FoundIssue) =>
    issue.cells
      .map((cell) => editor.desk.coverage.cell(cell)?.name ?? '')
      .filter(Boolean)
      .join(t('common.listSeparator'))
  const count = (severity: FoundIssue['severity']) =>
    issues.list().filter((issue) => issue.severity === severity).length
  return (
    <div class={styles.issues} aria-busy={issues.isChecking()}>
      <p class={styles.sum} role="status">
        <For each={SEVERITIES}>
          {(severity) => (
            <span data-severity={severity}>
              <span aria-hidden="true">{SIGNS[severity]} </span>
              {t(`gridEdit.${severity}s`, { count: count(severity) })}
            </span>
          )}
        </For>
      </p>
      <Show
        when={issues.list().length > 0}
        fallback={
          <EmptyState
            title={issues.isChecking() ? t('gridEdit.checking') : t('gridEdit.noIssues')}
            hint={issues.isChecking() ? undefined : t('gridEdit.noIssuesHint')}
          />
        }
      >
        <p class={styles.keys}>{t('gridEdit.issueKeys')}</p>
        <ul class={styles.list}>
          <For each={issues.list().slice(0, MOST_SHOWN)}>
            {(issue) => (
              <li
                class={styles.issue}
                data-severity={issue.severity}
                aria-current={issues.chosen()?.key === issue.key ? 'true' : undefined}
              >
                <button type="button" class={styles.what} onClick={() => issues.choose(issue)}>
                  <strong>
                    <span data-severity={issue.severity} aria-hidden="true">
                      {SIGNS[issue.severity]}{' '}
                    </span>
                    {t(checkText(issue))}
                  </strong>
                  <span>{nameOf(issue) || issue.subject}</span>
                  <span class={styles.figures}>{figures(issue)}</span>
                </button>
                <Show when={issue.isFixable && !editor.isReadOnly()}>
                  <Button size="small" onClick={() => issues.fix(issue)}>
                    {t('gridEdit.fix')}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={issues.list().length > MOST_SHOWN}>
          <p class={styles.keys}>
            {t('gridEdit.moreIssues', { count: issues.list().length - MOST_SHOWN })}
          </p>
        </Show>
      </Show>
    </div>
  )
}

const checkText = ({ check }: FoundIssue): TextKey => `gridEdit.check_${check}`

function figures({ check, value, limit, subject, cells }: FoundIssue): string {
  if (value === undefined) return cells.length > 0 ? (subject ?? '') : ''
  const say = (figure: number) => {
    if (check === 'households') return formatNumber(figure)
    if (check === 'boundary-line') return formatPercent(figure)
    if (check === 'compactness') return formatNumber(figure, 2)
    return check === 'sliver' ? formatLength(figure) : formatArea(figure)
  }
  const found = check === 'contiguous' ? formatNumber(value) : say(value)
  if (limit === undefined || check === 'contiguous') return found
  return t(value < limit ? 'gridEdit.below' : 'gridEdit.above', { value: found, limit: say(limit) })
}
