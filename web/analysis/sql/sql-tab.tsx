import { createSignal, lazy, Match, onMount, Show, Suspense, Switch } from 'solid-js'
import { readableSql } from '../../../data/rules/question/index.ts'
import { t } from '../../i18n/index.ts'
import { createLoad } from '../../session/create-load.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { errorText } from '../../ui/error-text.ts'
import { Segments } from '../../ui/segments.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { answer } from '../answer/answer-state.ts'
import { catalogue } from '../engine.ts'
import { queryErrorText } from '../query-error-text.ts'
import { compiler } from '../question-catalogue.ts'
import { HistoryPane } from './history-pane.tsx'
import { loadNames } from './load-names.ts'
import { NamesPane } from './names-pane.tsx'
import type { SqlEditor } from './open-editor.ts'
import { ResultTable } from './result-table.tsx'
import { faultOf, runSql, stopSql } from './run-sql.ts'
import { SnippetsPane } from './snippets-pane.tsx'
import {
  isRunning,
  ownSql,
  setSqlText,
  showSql,
  sqlAnswer,
  sqlError,
  sqlOrigin,
  sqlText,
} from './sql-state.ts'
import { Toolbar } from './toolbar.tsx'
import styles from './workbench.module.css'

const CodeEditor = lazy(() => import('./code-editor.tsx'))
const SaveDialog = lazy(() => import('../views/save-dialog.tsx'))

const PANES = ['result', 'names', 'history', 'snippets'] as const
type Pane = (typeof PANES)[number]

/** The SQL workbench: a text on the left, what it finds on the right. Nothing is run but by a key or a button. */
export default function SqlTab() {
  const [pane, setPane] = createSignal<Pane>('result')
  const [isSaving, setSaving] = createSignal(false)
  const [saved, setSaved] = createSignal(0)
  let editor: SqlEditor | undefined
  const names = createLoad(
    () => (catalogue() ? 'names' : null),
    () => loadNames(),
  )
  onMount(() => {
    if (sqlText() === '') takeQuestion()
  })
  const run = () => {
    setPane('result')
    void runSql()
  }
  const edit = (text: string) => {
    if (text === sqlText()) return
    setSqlText(text)
    ownSql()
  }
  return (
    <div class={styles.workbench}>
      <Toolbar onRun={run} onQuestion={takeQuestion} onSave={() => setSaving(true)} />
      <div class={styles.halves}>
        <div class={styles.half}>
          <Show when={sqlOrigin() !== 'own'}>
            <p class={styles.shared} role="note">
              {t(sqlOrigin() === 'link' ? 'sql.byLink' : 'sql.byView')}
            </p>
          </Show>
          <Suspense fallback={<Skeleton lines={[70, 50, 60]} />}>
            <CodeEditor
              ref={(opened) => {
                editor = opened
              }}
              value={sqlText()}
              names={names.value()}
              fault={faultOf(sqlError())}
              onChange={edit}
              onRun={run}
              onEscape={stopSql}
            />
          </Suspense>
          <Fault />
        </div>
        <div class={styles.half}>
          <div class={styles.panes}>
            <Segments
              label={t('sql.panes')}
              value={pane()}
              options={PANES.map((id) => ({ id, label: t(`sql.${id}`) }))}
              onChange={setPane}
            />
          </div>
          <Switch>
            <Match when={pane() === 'result'}>
              <Show
                when={sqlAnswer()}
                fallback={<EmptyState title={t('sql.notRun')} hint={t('sql.notRunHint')} />}
              >
                {(found) => <ResultTable answer={found()} />}
              </Show>
            </Match>
            <Match when={pane() === 'names'}>
              <NamesPane names={names.value()} onInsert={(name) => editor?.insert(name)} />
            </Match>
            <Match when={pane() === 'history'}>
              <HistoryPane />
            </Match>
            <Match when={pane() === 'snippets'}>
              <SnippetsPane saved={saved()} />
            </Match>
          </Switch>
        </div>
      </div>
      <Show when={isSaving()}>
        <SaveDialog
          content={{ kind: 'sql', sql: sqlText() }}
          onClose={() => {
            setSaving(false)
            setSaved(saved() + 1)
          }}
        />
      </Show>
    </div>
  )
}

/** Why the last run has no answer, in a person's words and in the engine's. */
function Fault() {
  const place = () => {
    const error = sqlError()
    const found = error instanceof Error && 'place' in error ? error.place : undefined
    return found as { line: number; column: number } | undefined
  }
  const own = () => {
    const error = sqlError()
    return error instanceof Error && !isStopped(error) ? error.message : ''
  }
  return (
    <Show when={!isRunning() && sqlError()}>
      {(error) => (
        <div class={styles.fault} role="alert">
          <strong>
            {queryErrorText(error()) ?? errorText(error())}
            <Show when={place()}>
              {(at) => ` · ${t('sql.at', { line: at().line, column: at().column })}`}
            </Show>
          </strong>
          <span>{faultOf(error())?.message ?? own()}</span>
        </div>
      )}
    </Show>
  )
}

/** Says all there is to say in a person's words. */
const isStopped = (error: Error) => 'code' in error && error.code === 'cancelled'

/** The question on the desk as the engine is asked it, with the values in their places. */
function takeQuestion(): void {
  const asked = answer.askable()?.question
  if (!asked) return
  const statement =
    asked.groups.length > 0
      ? compiler().groups(asked)
      : compiler().rows(asked, { columns: ['code', 'title', 'lon', 'lat'] })
  showSql(readableSql(statement), 'own')
}
