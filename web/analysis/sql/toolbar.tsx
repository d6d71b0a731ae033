import Download from 'lucide-solid/icons/download'
import Link from 'lucide-solid/icons/link'
import MapPinned from 'lucide-solid/icons/map-pinned'
import Play from 'lucide-solid/icons/play'
import Save from 'lucide-solid/icons/save'
import Square from 'lucide-solid/icons/square'
import { Show } from 'solid-js'
import { formatNumber, formatPercent, t } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { errorText } from '../../ui/error-text.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { answer } from '../answer/answer-state.ts'
import { loadShare } from '../engine.ts'
import { linkOf } from '../link-of.ts'
import { mayTakeAway, openTakeAway } from '../take-away/open-take-away.ts'
import { hideFromMap, showOnMap, sqlDrawing } from './map-state.ts'
import { stopSql } from './run-sql.ts'
import { sqlToLink } from './sql-link.ts'
import { isRunning, sqlAnswer, sqlText, sqlView } from './sql-state.ts'
import styles from './workbench.module.css'

interface ToolbarProps {
  onRun: () => void
  onQuestion: () => void
  onSave: () => void
}

export function Toolbar(props: ToolbarProps) {
  const isEmpty = () => sqlText().trim() === ''
  const share = () => {
    const view = sqlView()
    const link = linkOf(view ? { view: view.id } : { sql: sqlToLink(sqlText()) })
    void copyText(link, t('sql.linkCopied'))
  }
  const toMap = () => {
    if (sqlDrawing()) return hideFromMap()
    showOnMap().catch((error) => showToast({ tone: 'error', text: errorText(error) }))
  }
  return (
    <div class={styles.toolbar} role="toolbar" aria-label={t('sql.title')}>
      <Show
        when={!isRunning()}
        fallback={
          <Button size="small" onClick={stopSql}>
            <Square size={14} />
            {t('sql.stop')}
            <kbd>Esc</kbd>
          </Button>
        }
      >
        <Button size="small" kind="primary" disabled={isEmpty()} onClick={() => props.onRun()}>
          <Play size={14} />
          {t('sql.run')}
          <kbd>Ctrl ⏎</kbd>
        </Button>
      </Show>
      <Show when={answer.askable()}>
        <Button size="small" onClick={() => props.onQuestion()}>
          {t('sql.fromQuestion')}
        </Button>
      </Show>
      <IconButton
        size="small"
        label={t('sql.save')}
        disabled={isEmpty()}
        onClick={() => props.onSave()}
      >
        <Save size={16} />
      </IconButton>
      <IconButton size="small" label={t('sql.share')} disabled={isEmpty()} onClick={share}>
        <Link size={16} />
      </IconButton>
      <span class={styles.gap} />
      <output class={styles.found} aria-live="polite" aria-busy={isRunning()}>
        <Show when={!isRunning()} fallback={progressText()}>
          <Show when={sqlAnswer()}>{(found) => <Found answer={found().result} />}</Show>
        </Show>
      </output>
      <Show when={sqlAnswer()}>
        {(found) => (
          <>
            <Button size="small" aria-pressed={sqlDrawing() !== null} onClick={toMap}>
              <MapPinned size={14} />
              {t(sqlDrawing() ? 'sql.offMap' : 'sql.onMap')}
            </Button>
            <Show when={mayTakeAway()}>
              <Button size="small" onClick={() => openTakeAway({ from: 'sql', answer: found() })}>
                <Download size={14} />
                {t('takeAway.title')}
              </Button>
            </Show>
          </>
        )}
      </Show>
    </div>
  )
}

function Found(props: { answer: { rowCount: number; milliseconds: number; truncated: boolean } }) {
  const values = () => ({
    n: formatNumber(props.answer.rowCount),
    ms: formatNumber(Math.round(props.answer.milliseconds)),
  })
  return <>{t(props.answer.truncated ? 'sql.rowsCut' : 'sql.rowsIn', values())}</>
}

function progressText(): string {
  const share = loadShare()
  return share === null
    ? t('sql.running')
    : t('analysis.loadingData', { share: formatPercent(share) })
}
