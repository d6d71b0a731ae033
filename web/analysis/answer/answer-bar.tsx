import ChartColumn from 'lucide-solid/icons/chart-column'
import Download from 'lucide-solid/icons/download'
import Save from 'lucide-solid/icons/save'
import Table from 'lucide-solid/icons/table'
import { Match, Show, Switch } from 'solid-js'
import { formatNumber, formatPercent, t } from '../../i18n/index.ts'
import { openDrawer } from '../../session/drawer.ts'
import { Button } from '../../ui/button.tsx'
import { errorText } from '../../ui/error-text.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { loadShare } from '../engine.ts'
import { queryErrorText } from '../query-error-text.ts'
import { mayTakeAway, openTakeAway } from '../take-away/open-take-away.ts'
import styles from './answer-bar.module.css'
import { answer } from './answer-state.ts'

/** What has been found so far, and where to look at it. */
export function AnswerBar(props: { onSave: () => void }) {
  const found = () => answer.counts.value()?.at(-1)
  const groups = () =>
    answer.askable()?.question.groups.length ? answer.groups.value() : undefined
  const error = () => answer.counts.error() ?? answer.groups.error() ?? answer.points.error()
  const busy = () => answer.counts.loading() || answer.points.loading() || answer.groups.loading()
  return (
    <div class={styles.bar}>
      <output class={styles.found} aria-live="polite" aria-busy={busy()}>
        <Switch fallback={<span class={styles.wait}>{t('analysis.counting')}</span>}>
          <Match when={loadShare() !== null && loadShare()! < 1}>
            <span class={styles.wait}>
              {t('analysis.loadingData', { share: formatPercent(loadShare() ?? 0) })}
            </span>
          </Match>
          <Match when={error()}>
            {(why) => (
              <span class={styles.failed}>{queryErrorText(why()) ?? errorText(why())}</span>
            )}
          </Match>
          <Match when={found() !== undefined}>
            <span class={styles.label}>{t('analysis.found')}</span>
            <strong>{formatNumber(found() ?? 0)}</strong>
            <Show when={groups()}>
              {(shown) => (
                <span class={styles.label}>
                  {t('analysis.foundGroups', { n: formatNumber(shown().rows.length) })}
                </span>
              )}
            </Show>
          </Match>
        </Switch>
      </output>
      <div class={styles.buttons}>
        <Button size="small" onClick={() => openDrawer('analysis', 'table')}>
          <Table size={16} />
          {t('analysis.table')}
        </Button>
        <Button size="small" onClick={() => openDrawer('analysis', 'charts')}>
          <ChartColumn size={16} />
          {t('analysis.charts')}
        </Button>
        <Show when={mayTakeAway()}>
          <IconButton
            size="small"
            label={t('takeAway.title')}
            onClick={() => openTakeAway({ from: 'question' })}
          >
            <Download size={16} />
          </IconButton>
        </Show>
        <IconButton size="small" label={t('analysis.save')} onClick={() => props.onSave()}>
          <Save size={16} />
        </IconButton>
      </div>
      <Show when={found() === 0 && !busy()}>
        <p class={styles.hint}>{t('analysis.nothingHint')}</p>
      </Show>
    </div>
  )
}
