import MapPin from 'lucide-solid/icons/map-pin'
import Moon from 'lucide-solid/icons/moon'
import Users from 'lucide-solid/icons/users'
import Zap from 'lucide-solid/icons/zap'
import { type Component, createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { AUDIT_PATTERNS, type AuditFinding, type AuditPattern } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { formatDate, formatNumber, t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { view } from '../session/view.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { ListMore } from '../ui/list-more.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { auditQuery, FIRST_FILTER, filterOf } from './audit-filter.ts'
import { changeFilter, filter } from './audit-session.ts'
import { accountText, placeText } from './entry-texts.ts'
import styles from './findings.module.css'

const ICONS: Record<AuditPattern, Component<{ size?: number }>> = {
  burst: Zap,
  offHours: Moon,
  foreignArea: MapPin,
  sameTarget: Users,
}
const FIRST = 4

/** What is conspicuous, ready to be looked into: each finding is a filter. */
export function Findings() {
  const [asked] = createSignal(Date.now())
  const load = createLoad(
    () => `/api/audit/patterns?${auditQuery(FIRST_FILTER, view.area, asked())}`,
    (path, signal) => getJson<AuditFinding[]>(path, { signal }),
    { keep: true },
  )
  const groups = createMemo(() =>
    AUDIT_PATTERNS.map((pattern) => ({
      pattern,
      findings: (load.value() ?? []).filter((finding) => finding.pattern === pattern),
    })).filter(({ findings }) => findings.length > 0),
  )
  return (
    <section class={styles.findings} aria-label={t('audit.patterns')}>
      <h3>{t('audit.patterns')}</h3>
      <Switch fallback={<Skeleton lines={[80, 60, 90]} />}>
        <Match when={load.error()}>
          <ErrorState error={load.error()} onRetry={() => load.reload()} />
        </Match>
        <Match when={load.value() && groups().length === 0}>
          <p class={styles.none}>{t('audit.patternsNone')}</p>
        </Match>
        <Match when={load.value()}>
          <For each={groups()}>
            {({ pattern, findings }) => (
              <>
                <h4>
                  <Dynamic component={ICONS[pattern]} size={16} />
                  {t(`audit.pattern_${pattern}`)}
                  <small>{t(`audit.pattern_${pattern}_hint`)}</small>
                </h4>
                <ListMore items={findings} first={FIRST}>
                  {(finding) => <Finding finding={finding} />}
                </ListMore>
              </>
            )}
          </For>
        </Match>
      </Switch>
    </section>
  )
}

function Finding(props: { finding: AuditFinding }) {
  const wanted = () => filterOf(props.finding)
  const isOn = () => JSON.stringify(filter()) === JSON.stringify(wanted())
  const amount = () => {
    const { looks, accounts } = props.finding
    return accounts > 1
      ? t('audit.findingAccounts', { accounts, count: formatNumber(looks) })
      : t('audit.findingLooks', { count: formatNumber(looks) })
  }
  return (
    <button
      type="button"
      class={styles.finding}
      aria-pressed={isOn()}
      onClick={() => changeFilter(isOn() ? FIRST_FILTER : wanted())}
    >
      <span class={styles.who}>
        {props.finding.user ? accountText(props.finding.user) : props.finding.target}
        <Show when={props.finding.area}>{(area) => <> → {placeText(area())}</>}</Show>
      </span>
      <span class={styles.much}>
        {amount()} · {formatDate(props.finding.to)}
      </span>
    </button>
  )
}
