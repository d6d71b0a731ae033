import ChevronLeft from 'lucide-solid/icons/chevron-left'
import FileDown from 'lucide-solid/icons/file-down'
import Rewind from 'lucide-solid/icons/rewind'
import Smartphone from 'lucide-solid/icons/smartphone'
import { createSignal, Show } from 'solid-js'
import type {
  Incident,
  IncidentDoor,
  IncidentProgress,
  IncidentSurvey,
} from '../../data/contracts/index.ts'
import { formatDateTime, t } from '../i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast.tsx'
import own from './incident-head.module.css'
import styles from './panel.module.css'

interface IncidentHeadProps {
  incident: Incident | undefined
  progress: IncidentProgress | undefined
  doors: readonly IncidentDoor[]
  survey: IncidentSurvey | undefined
  commands: boolean
  /** ISO 8601; null = as it is now. */
  replayAt: string | null
  onReplay: () => void
  onBack: () => void
}

/** What it is, who leads it, and what can be taken out of it. */
export function IncidentHead(props: IncidentHeadProps) {
  const [printing, setPrinting] = createSignal(false)
  const print = async () => {
    const { incident, progress, doors, survey, replayAt } = props
    if (!incident || !progress) return
    setPrinting(true)
    try {
      const { saveReport } = await import('./report/save-report.ts')
      const asOf = replayAt ?? new Date().toISOString()
      await saveReport({ incident, progress, doors, survey, asOf })
    } catch (error) {
      showToast({ tone: 'error', text: t('print.failed') })
      console.error(error)
    } finally {
      setPrinting(false)
    }
  }
  return (
    <>
      <Button kind="quiet" size="small" class={styles.back ?? ''} onClick={() => props.onBack()}>
        <ChevronLeft size={16} />
        {t('incidents.back')}
      </Button>
      <Show when={props.incident}>
        {(one) => (
          <header class={own.head}>
            <Show when={one().drill}>
              <p class={styles.drillBanner}>{t('incidents.drillBanner')}</p>
            </Show>
            <h3>{one().title}</h3>
            <p class={styles.hint}>
              {t('incidents.startedAt', { time: formatDateTime(one().openedAt) })} ·{' '}
              {t('incidents.commander', { name: one().commander })} ·{' '}
              {t(`incidents.${one().state}`)}
            </p>
            <div class={own.tools}>
              <Show when={one().state === 'open'}>
                <a
                  class={own.tool}
                  href={`/roll-call.html?i=${one().id}`}
                  target="_blank"
                  rel="noopener"
                >
                  <Smartphone size={16} />
                  {t('incidents.phonePage')}
                </a>
              </Show>
              <Show when={props.commands}>
                <button
                  type="button"
                  class={own.tool}
                  disabled={printing()}
                  onClick={() => void print()}
                >
                  <FileDown size={16} />
                  {t(printing() ? 'print.working' : 'incidents.report')}
                </button>
              </Show>
              <Show when={props.replayAt === null}>
                <button type="button" class={own.tool} onClick={() => props.onReplay()}>
                  <Rewind size={16} />
                  {t('incidents.replay')}
                </button>
              </Show>
            </div>
          </header>
        )}
      </Show>
    </>
  )
}
